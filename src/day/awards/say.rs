//! Sentences about the stage: what the journal says, and refusals.

use super::{AwardsEvent, AwardsRefusal, Handover, Honoree, StandIn};
use crate::agenda::{DecisionId, RecipientId};
use crate::clock::Timestamp;
use crate::day::Day;
use crate::text::{Lang, counted, harmless, say};

impl Day {
    /// What the journal says of an event by the stage.
    pub(in crate::day) fn say_awards_event(&self, event: &AwardsEvent, lang: Lang) -> String {
        match event {
            AwardsEvent::Announced { decision } => {
                let decision = self.decision_title(decision);
                say!(lang, "công bố: {decision}", "read: {decision}")
            }
            AwardsEvent::Awarded { recipients, state } => {
                // It was handed to whoever stood in for them.
                let through = |id: &RecipientId| {
                    let own = self.honoree(id).filter(|_| *state == Handover::Conferred)?;
                    own.state.proxy().map(|_| own.state.say(lang))
                };
                let name = |id: &RecipientId| match through(id) {
                    Some(proxy) => format!("{} ({proxy})", self.honoree_name(id, lang)),
                    None => self.honoree_name(id, lang),
                };
                let who = recipients.iter().map(name).collect::<Vec<_>>().join(", ");
                let decision = recipients.first().and_then(|id| self.honoree(id)).map(|own| &own.decision);
                let how = decision.map_or_else(|| state.say(lang), |of| self.say_state(of, state, lang));
                say!(lang, "{how}: {who}", "{how}: {who}")
            }
            AwardsEvent::StandInNamed { recipient, stand_in } => {
                let who = self.honoree_name(recipient, lang);
                match stand_in {
                    Some(stand_in) => format!("{who}: {}", self.say_stand_in(recipient, stand_in, lang)),
                    None if self.signs(recipient) => {
                        say!(lang, "{who}: tự lên ký", "{who}: signs in person")
                    }
                    None => say!(lang, "{who}: tự lên nhận", "{who}: receives in person"),
                }
            }
            AwardsEvent::Prepared { recipients, kit, done } => {
                let who = match recipients.as_slice() {
                    [one] => self.honoree_name(one, lang),
                    many => {
                        let n = many.len();
                        say!(lang, "{n} người nhận", "{}", counted(&n, "recipient"))
                    }
                };
                let (kit, not) =
                    (lang.pick(kit.vi(), kit.en()), if *done { "" } else { lang.pick("chưa ", "not ") });
                say!(lang, "{not}{kit}: {who}", "{not}{kit}: {who}")
            }
            AwardsEvent::Renamed { recipient, name, was } if self.signs(recipient) => match was.as_str() {
                "" => say!(lang, "ghi tên người ký: {name}", "who signs: {name}"),
                _ => say!(lang, "sửa tên người ký: {was} → {name}", "who signs, mended: {was} → {name}"),
            },
            AwardsEvent::Renamed { name, was, .. } if was.is_empty() => {
                say!(lang, "ghi tên người nhận: {name}", "recipient's name: {name}")
            }
            AwardsEvent::Renamed { name, was, .. } => {
                say!(lang, "sửa tên người nhận: {was} → {name}", "recipient's name mended: {was} → {name}")
            }
            AwardsEvent::Imported { decision, kind, recipients, replace, .. } => {
                let (decision, n) = (self.decision_title(decision), recipients.len());
                let kind = lang.pick(kind.vi(), kind.en());
                if *replace {
                    say!(
                        lang,
                        "thay danh sách {kind} bằng {n} người nhận: {decision}",
                        "roll ({kind}) replaced by a list of {n}: {decision}"
                    )
                } else {
                    say!(
                        lang,
                        "ghi danh sách {n} {kind}: {decision}",
                        "list of {n} ({kind}) taken in: {decision}"
                    )
                }
            }
            AwardsEvent::RecipientAdded { decision, recipient, .. } => {
                let signs = self.is_signing(decision);
                let (decision, name) = (self.decision_title(decision), &recipient.name);
                if signs {
                    return say!(
                        lang,
                        "thêm người ký: {name} ({decision})",
                        "signs too: {name} ({decision})"
                    );
                }
                say!(lang, "thêm người nhận: {name} ({decision})", "recipient added: {name} ({decision})")
            }
            AwardsEvent::BatchSplit { before } => {
                let name = self.honoree_name(before, lang);
                say!(lang, "tách đợt: từ {name} lên riêng", "batch divided before {name}")
            }
            AwardsEvent::BatchJoined { batch } => {
                let name = self.honoree_name(batch, lang);
                say!(lang, "gộp đợt của {name} với đợt trước", "batch of {name} joined with the one before")
            }
            AwardsEvent::BatchStaffed { batch, presenters, bearers } => {
                let name = self.honoree_name(batch, lang);
                let who: Vec<String> =
                    presenters.iter().map(|who| self.performer(who)).chain(bearers.iter().cloned()).collect();
                let who = who.join("; ");
                if self.signs(batch) {
                    say!(
                        lang,
                        "người chứng kiến đợt của {name}: {who}",
                        "witnesses for the batch of {name}: {who}"
                    )
                } else if who.is_empty() {
                    say!(
                        lang,
                        "đợt của {name}: người trao như của quyết định",
                        "batch of {name}: presenters as for the decision"
                    )
                } else {
                    say!(
                        lang,
                        "người trao đợt của {name}: {who}",
                        "presenters for the batch of {name}: {who}"
                    )
                }
            }
            AwardsEvent::BatchClosed { batch, .. } => {
                let name = self.honoree_name(batch, lang);
                match self.signs(batch) {
                    true => say!(lang, "xong đợt của {name}", "batch of {name} done"),
                    false => {
                        say!(lang, "xong đợt của {name}, đã chụp ảnh", "batch of {name} done, photo taken")
                    }
                }
            }
        }
    }

    /// A refusal by the stage as one sentence that says what to do.
    pub(in crate::day) fn say_awards_refusal(
        &self,
        refusal: &AwardsRefusal,
        now: Timestamp,
        lang: Lang,
    ) -> String {
        match refusal {
            AwardsRefusal::UnknownRecipient { id, meant } => {
                let id = harmless(&id.0);
                let hint = self.perhaps(meant.as_ref().map(|id| id.0.as_str()), lang);
                say!(lang, "Không có người nhận “{id}”.{hint}", "There is no recipient “{id}”.{hint}")
            }
            AwardsRefusal::UnknownDecision(id) => {
                let id = harmless(&id.0);
                say!(lang, "Không có quyết định “{id}”.", "There is no decision “{id}”.")
            }
            AwardsRefusal::AlreadyAnnounced(decision) => {
                let decision = self.decision_title(decision);
                say!(lang, "“{decision}” đã công bố rồi.", "“{decision}” was read already.")
            }
            AwardsRefusal::NothingToRead(decision) => {
                let (title, signs) = (self.decision_title(decision), self.is_signing(decision));
                let (vi, en) = if signs { ("lên ký", "to sign") } else { ("lên nhận", "to receive") };
                let how = lang.pick(vi, en);
                say!(
                    lang,
                    "“{title}” không có quyết định phải đọc: mời {how} luôn.",
                    "“{title}” has no decision to read: invite them {how} at once.",
                )
            }
            AwardsRefusal::NotAnnounced(decision) => {
                let decision = self.decision_title(decision);
                say!(
                    lang,
                    "“{decision}” chưa công bố. Công bố (F3) rồi hãy trao.",
                    "“{decision}” has not been read. Read it (F3) before handing over.",
                )
            }
            AwardsRefusal::AlreadyReceived(id) => {
                let (name, since) =
                    (self.honoree_name(id, lang), self.honoree(id).and_then(|h| h.since.clone()));
                let (at, by) = since.map(|(at, by)| (self.when(at, now), by.to_string())).unwrap_or_default();
                let (vi, en) =
                    if self.signs(id) { ("đã ký", "signed") } else { ("đã nhận", "received") };
                let did = lang.pick(vi, en);
                say!(
                    lang,
                    "{name} {did} lúc {at} ({by} ghi). Nếu nhầm thì hoàn tác.",
                    "{name} {did} at {at} (recorded by {by}). Undo that if it was a mistake.",
                )
            }
            AwardsRefusal::Posthumous(id) => {
                let name = self.honoree_name(id, lang);
                say!(
                    lang,
                    "Truy tặng {name}: ghi đại diện gia đình nhận (F7) thay vì đã trao.",
                    "Posthumous, {name}: record who receives for the family (F7) instead."
                )
            }
            AwardsRefusal::RecipientThere(id) => {
                let name = self.honoree_name(id, lang);
                say!(lang, "Danh sách đã có {name}.", "{name} is on the list already.")
            }
            AwardsRefusal::RollBegun { called } => {
                let name = self.honoree_name(called, lang);
                say!(
                    lang,
                    "Đã gọi đến {name}, nên không thay cả danh sách được. Ghi thêm vào danh sách, hoặc sửa từng tên.",
                    "{name} has been dealt with, so the list cannot be replaced. Add to it, or mend single names.",
                )
            }
            AwardsRefusal::BatchChanged(first) => {
                let name = self.honoree_name(first, lang);
                say!(
                    lang,
                    "Không còn đợt nào bắt đầu từ {name}. Xem lại các đợt rồi bấm lại.",
                    "No batch begins with {name} any more. Look at the batches and press again."
                )
            }
            AwardsRefusal::BatchBegun { called } => {
                let name = self.honoree_name(called, lang);
                say!(
                    lang,
                    "Đã gọi {name}: đợt này không tách, không gộp được nữa.",
                    "Already called: {name}. The batch is neither divided nor joined any more."
                )
            }
            AwardsRefusal::NoBatchBefore => say!(
                lang,
                "Đây là đợt đầu của danh sách; tập thể, hộ và cá nhân không gộp vào một đợt.",
                "This is the first batch of its roll; collectives, households and individuals are not mixed."
            ),
            AwardsRefusal::BatchClosed { at } => {
                let at = self.when(*at, now);
                say!(
                    lang,
                    "Đợt đã xong lúc {at}. Muốn sửa thì hoàn tác việc đó trước (màn hình 8).",
                    "The batch was done at {at}. To change it, undo that first (screen 8)."
                )
            }
            AwardsRefusal::BatchOpen { left, waits } => {
                let name = self.honoree_name(waits, lang);
                let (vi, en) = match self.signs(waits) {
                    true => ("đã ký, vắng hoặc ký thay", "signed"),
                    false => ("đã trao, vắng hoặc nhận thay", "conferred"),
                };
                let how = lang.pick(vi, en);
                say!(
                    lang,
                    "Đợt này còn {left} người, từ {name}. Ghi {how} rồi hãy khép đợt.",
                    "{left} of this batch are left, from {name}. Record them as {how}, absent or by proxy first."
                )
            }
            AwardsRefusal::TooManyRecipients { limit } => say!(
                lang,
                "Nhiều hơn {limit} người nhận. Có lẽ nhầm danh sách; xem lại.",
                "More than {limit} recipients. It may be another list; look again.",
            ),
            AwardsRefusal::ResultNotSigned(decision) => {
                let what = self.say_prize_board(decision, lang);
                say!(
                    lang,
                    "{what}: trưởng ban trọng tài chưa ký. Ký ở màn hình 6 rồi mới công bố.",
                    "{what}: the chief referee has not signed. Sign on screen 6 first.",
                )
            }
            AwardsRefusal::WonNotListed(decision) => {
                let what = self.say_prize_board(decision, lang);
                say!(
                    lang,
                    "Giải {what} lấy từ kết quả đã ký, không ghi bằng danh sách.",
                    "The prizes of {what} come from the signed result, not from a list.",
                )
            }
        }
    }

    /// How far somebody has come who receives, or who signs a pledge.
    pub fn say_state(&self, decision: &DecisionId, state: &Handover, lang: Lang) -> String {
        if self.is_signing(decision) { state.say_signing(lang) } else { state.say(lang) }
    }

    /// How far one recipient has come, and who will receive instead.
    pub fn say_honoree(&self, honoree: &Honoree, lang: Lang) -> String {
        let state = self.say_state(&honoree.decision, &honoree.state, lang);
        match &honoree.stand_in {
            Some(stand_in) => format!("{state}; {}", self.say_stand_in(honoree.id(), stand_in, lang)),
            None => state,
        }
    }

    /// Whether somebody on a list signs a pledge, and receives nothing.
    fn signs(&self, id: &RecipientId) -> bool {
        self.honoree(id).is_some_and(|own| self.is_signing(&own.decision))
    }

    /// `2 chưa trao: Cá nhân 01, Cá nhân 02`, or `chưa ký` of a pledge.
    pub fn say_left(&self, recipients: &[RecipientId], lang: Lang) -> String {
        let n = recipients.len();
        let names = self.say_names(recipients, lang);
        if recipients.iter().any(|own| self.signs(own)) {
            return say!(lang, "{n} chưa ký: {names}", "{n} not signed: {names}");
        }
        say!(lang, "{n} chưa trao: {names}", "{n} not handed over: {names}")
    }

    /// Their names, as many as a sentence can hold.
    pub fn say_names(&self, recipients: &[RecipientId], lang: Lang) -> String {
        const NAMED: usize = 8;
        let names: Vec<String> =
            recipients.iter().take(NAMED).map(|id| self.honoree_name(id, lang)).collect();
        let (names, more) = (names.join(", "), recipients.len().saturating_sub(NAMED));
        match more {
            0 => names,
            more => say!(lang, "{names} và {more} người nữa", "{names} and {more} more"),
        }
    }

    /// Who will receive, or sign, instead of somebody.
    pub fn say_stand_in(&self, id: &RecipientId, stand_in: &StandIn, lang: Lang) -> String {
        let who = match stand_in.relation.as_str() {
            "" => stand_in.name.clone(),
            relation => format!("{} ({relation})", stand_in.name),
        };
        match self.signs(id) {
            true => say!(lang, "{who} sẽ ký thay", "to be signed by {who}"),
            false => say!(lang, "{who} sẽ nhận thay", "to be received by {who}"),
        }
    }

    /// A decision's form and number, and its issuer where two decisions would read alike.
    pub fn decision_title(&self, id: &DecisionId) -> String {
        self.decision(id).map_or_else(|| harmless(&id.0), |own| own.called_among(self.decisions()))
    }

    /// A recipient's name, or their place on the list while it has none.
    pub fn honoree_name(&self, id: &RecipientId, lang: Lang) -> String {
        self.honoree(id).map_or_else(|| harmless(&id.0), |own| own.name(lang))
    }

    /// `Giấy khen 214/QĐ-UBND · đợt 2/3 · Cá nhân 05 – Cá nhân 08`, with the word for a batch.
    pub fn say_batch(&self, first: &RecipientId, word: &str, lang: Lang) -> String {
        let Some(batch) = self.batch_of(first) else { return self.honoree_name(first, lang) };
        let (number, of) = batch.number;
        let last = batch.honorees.last().map(|last| last.name(lang)).unwrap_or_default();
        let title = self.decision_title(batch.decision);
        format!("{title} · {word} {number}/{of} · {} – {last}", self.honoree_name(first, lang))
    }
}

impl Handover {
    /// As the journal and the screens say it.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::Pending => say!(lang, "chưa thấy", "not seen"),
            Self::Present => say!(lang, "có mặt", "present"),
            Self::LinedUp => say!(lang, "đã tập kết", "lined up"),
            Self::Called => say!(lang, "đã gọi", "called"),
            Self::Conferred => say!(lang, "đã trao", "conferred"),
            Self::ToProxy { name, relation } if relation.is_empty() => {
                say!(lang, "{name} nhận thay", "received by {name}")
            }
            Self::ToProxy { name, relation } => {
                say!(lang, "{name} ({relation}) nhận thay", "received by {name} ({relation})")
            }
            Self::Later => say!(lang, "vắng · trao sau", "absent, later"),
            Self::Withdrawn => say!(lang, "rút", "withdrawn"),
        }
    }

    /// The same of somebody who signs a pledge.
    fn say_signing(&self, lang: Lang) -> String {
        match self {
            Self::Conferred => say!(lang, "đã ký", "signed"),
            Self::ToProxy { name, relation } if relation.is_empty() => {
                say!(lang, "{name} ký thay", "signed by {name}")
            }
            Self::ToProxy { name, relation } => {
                say!(lang, "{name} ({relation}) ký thay", "signed by {name} ({relation})")
            }
            Self::Later => say!(lang, "vắng · ký sau", "absent, later"),
            Self::Pending | Self::Present | Self::LinedUp | Self::Called | Self::Withdrawn => self.say(lang),
        }
    }
}
