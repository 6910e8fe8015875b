//! Decisions, rolls and recipients.

use super::super::batches::PlannedBatch;
use super::super::fault::Noun;
use super::super::source::{Node, Shape};
use super::super::types::{Decision, DecisionId, Delegate, Recipient, Roll};
use super::DecisionPlaces;
use super::ids::Draft;
use super::people::performer;
use super::value::{Object, Reader};

const DECISION: Noun = Noun::new("quyết định", "a decision");
const ROLL: Noun = Noun::new("danh sách người nhận", "a roll of recipients");
const BATCH: Noun = Noun::new("đợt trao", "a batch");
const RECIPIENT: Noun = Noun::new("người nhận", "a recipient");

/// More recipients than any ward has.
const MANY: u32 = 100_000;

/// A decision whose ids are still to come.
pub struct Drafted {
    pub draft: Draft,
    pub decision: Decision,
    pub recipients: Vec<Draft>,
    pub places: DecisionPlaces,
}

pub fn decision<'a>(reader: &mut Reader<'a>, node: Node<'a>, delegates: &[Delegate]) -> Option<Drafted> {
    let mut object = reader.object(node, DECISION)?;
    let written = reader.id(&mut object);
    let (form, place) = reader.required(&mut object, "form", "\"Giấy khen\"");
    let mut places = DecisionPlaces { at: place.start, ..DecisionPlaces::default() };
    let mut recipients = Vec::new();
    let mut batches = Vec::new();
    let number = reader.text(&mut object, "number");
    let date = reader.date(&mut object, "date");
    let issuer = reader.text(&mut object, "issuer");
    let signatory = reader.text(&mut object, "signatory");
    let title = reader.text(&mut object, "title");
    let precedence = reader.whole(&mut object, "precedence", 1..=999);
    let ad_hoc = reader.flag(&mut object, "ad_hoc").unwrap_or_default();
    let announcer = object.take("announcer").and_then(|node| performer(reader, &node, delegates));
    let presenters = reader.list(&mut object, "presenters");
    let presenters = presenters.iter().filter_map(|node| performer(reader, node, delegates)).collect();
    let bearers = reader.texts(&mut object, "bearers");
    if let Some(node) = object.take("batches") {
        places.batches = node.span().start;
        let nodes = reader.elements(node);
        batches.extend(nodes.into_iter().filter_map(|node| batch(reader, node, delegates)));
    }
    let amount = reader.text(&mut object, "amount");
    let note = reader.paragraphs(&mut object, "note");
    let mut roll = |name| roll(reader, &mut object, name, &mut recipients, &mut places);
    let (collectives, households, individuals) =
        (roll("collectives"), roll("households"), roll("individuals"));
    object.finish(reader);
    let decision = Decision {
        id: DecisionId(String::new()),
        form: form.clone(),
        number,
        date,
        issuer,
        signatory,
        title,
        precedence,
        ad_hoc,
        announcer,
        presenters,
        bearers,
        batches,
        amount,
        note,
        collectives,
        households,
        individuals,
    };
    Some(Drafted { draft: Draft { written, title: form }, decision, recipients, places })
}

/// A batch: `5`, or `(size: 5, presenters: ["…"])`.
fn batch<'a>(reader: &mut Reader<'a>, node: Node<'a>, delegates: &[Delegate]) -> Option<PlannedBatch> {
    if node.shape() == Shape::Number {
        let size = reader.number(&node, 1..=MANY)?;
        return Some(PlannedBatch { size, ..PlannedBatch::default() });
    }
    let mut object = reader.object(node, BATCH)?;
    let size = object.take("size");
    if size.is_none() {
        object.missing("size", "5");
    }
    let size = size.and_then(|node| reader.number(&node, 1..=MANY)).unwrap_or(1);
    let presenters = reader.list(&mut object, "presenters");
    let presenters = presenters.iter().filter_map(|node| performer(reader, node, delegates)).collect();
    let bearers = reader.texts(&mut object, "bearers");
    object.finish(reader);
    Some(PlannedBatch { size, presenters, bearers })
}

/// A roll: `10`, `["…"]`, or `(count: 10, list: ["…"])`.
fn roll<'a>(
    reader: &mut Reader<'a>,
    decision: &mut Object<'a>,
    name: &'static str,
    drafts: &mut Vec<Draft>,
    places: &mut DecisionPlaces,
) -> Roll {
    let node = decision.take(name);
    places.rolls.push(node.map_or(places.at, |node| node.span().start));
    let Some(node) = node else { return Roll::default() };
    let (count, nodes) = match node.shape() {
        Shape::Number => (reader.number(&node, 0..=MANY), Vec::new()),
        Shape::Struct => {
            let Some(mut object) = reader.object(node, ROLL) else { return Roll::default() };
            let count = reader.whole(&mut object, "count", 0..=MANY);
            let nodes = reader.list(&mut object, "list");
            object.finish(reader);
            (count, nodes)
        }
        _ => (None, reader.elements(node)),
    };
    let mut list = Vec::new();
    for node in nodes {
        if let Some((draft, recipient)) = recipient(reader, node) {
            places.recipients.push(node.span().start);
            drafts.push(draft);
            list.push(recipient);
        }
    }
    let listed = u32::try_from(list.len()).ok().filter(|listed| *listed > 0);
    Roll { count: count.or(listed), list }
}

fn recipient<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<(Draft, Recipient)> {
    let mut recipient = Recipient::default();
    let mut written = None;
    if node.shape() == Shape::Text {
        recipient.name = reader.not_blank(&node, "name");
    } else {
        let mut object = reader.object(node, RECIPIENT)?;
        written = reader.id(&mut object);
        recipient.name = reader.required(&mut object, "name", "\"…\"").0;
        recipient.position = reader.text(&mut object, "position");
        recipient.citation = reader.text(&mut object, "citation");
        recipient.slot = reader.whole(&mut object, "slot", 1..=MANY);
        recipient.representative = reader.text(&mut object, "representative");
        recipient.posthumous = reader.flag(&mut object, "posthumous").unwrap_or_default();
        recipient.amount = reader.text(&mut object, "amount");
        recipient.spoken = reader.text(&mut object, "spoken");
        recipient.note = reader.paragraphs(&mut object, "note");
        object.finish(reader);
    }
    Some((Draft { written, title: recipient.name.clone() }, recipient))
}
