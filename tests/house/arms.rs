//! No arm passes over our own commands, events or actions unnamed: where one more is added, every
//! place that has to say what it means must fail to compile.

use std::collections::BTreeMap;

use syn::visit::{self, Visit};

use crate::read::{House, Source};

/// How the enums end of which every place must name every case.
const VOCABULARIES: [&str; 11] = [
    "Action",
    "BoardId",
    "BoardPart",
    "Choice",
    "Command",
    "Event",
    "Form",
    "Handover",
    "ItemState",
    "Presence",
    "Screen",
];

/// Every match of a file with such an arm: the line, and the enum that it hides.
pub fn hiding(source: &Source, code: &syn::File) -> Vec<(usize, String)> {
    let mut arms = Arms { source, own: None, found: Vec::new() };
    arms.visit_file(code);
    arms.found
}

struct Arms<'house> {
    source: &'house Source,
    /// The type of the `impl` around.
    own: Option<String>,
    found: Vec<(usize, String)>,
}

impl<'code> Visit<'code> for Arms<'_> {
    fn visit_item_impl(&mut self, item: &'code syn::ItemImpl) {
        let own = match &*item.self_ty {
            syn::Type::Path(path) => path.path.segments.last().map(|part| part.ident.to_string()),
            _ => None,
        };
        let before = std::mem::replace(&mut self.own, own);
        visit::visit_item_impl(self, item);
        self.own = before;
    }

    fn visit_expr_match(&mut self, expression: &'code syn::ExprMatch) {
        let patterns = expression.arms.iter().map(|arm| &arm.pat).collect();
        if let Some(hidden) = self.hidden(patterns, false) {
            self.found.push((expression.match_token.span.start().line, hidden));
        }
        visit::visit_expr_match(self, expression);
    }
}

impl Arms<'_> {
    /// The vocabulary of which some cases are named at one place of these patterns, while others
    /// are passed over by `_` or a name at the same place.
    fn hidden(&self, patterns: Vec<&syn::Pat>, passed_over: bool) -> Option<String> {
        let patterns: Vec<(&syn::Pat, bool)> =
            patterns.into_iter().flat_map(|pattern| laid_out(pattern, false)).collect();
        let passes =
            passed_over || patterns.iter().any(|(pattern, guarded)| !guarded && catches_all(pattern));
        let named = patterns.iter().find_map(|(pattern, _)| self.vocabulary(pattern));
        if passes && named.is_some() {
            return named;
        }
        // What stands inside: by the constructor around, and the place in it.
        let mut inside: BTreeMap<(String, String), Vec<&syn::Pat>> = BTreeMap::new();
        for (pattern, guarded) in &patterns {
            let (around, parts): (String, Vec<(String, &syn::Pat)>) = match pattern {
                syn::Pat::Tuple(tuple) => (String::new(), numbered(tuple.elems.iter())),
                syn::Pat::TupleStruct(tuple) => (last(&tuple.path), numbered(tuple.elems.iter())),
                syn::Pat::Struct(fields) => {
                    let parts = fields.fields.iter().map(|field| {
                        let name = match &field.member {
                            syn::Member::Named(name) => name.to_string(),
                            syn::Member::Unnamed(index) => index.index.to_string(),
                        };
                        (name, &*field.pat)
                    });
                    (last(&fields.path), parts.collect())
                }
                _ => continue,
            };
            for (place, part) in parts {
                // Behind a guard nothing is passed over for good.
                if !(*guarded && catches_all(part)) {
                    inside.entry((around.clone(), place)).or_default().push(part);
                }
            }
        }
        inside.into_values().find_map(|patterns| self.hidden(patterns, passes))
    }

    /// The vocabulary of which a pattern names a case.
    fn vocabulary(&self, pattern: &syn::Pat) -> Option<String> {
        let path = match pattern {
            syn::Pat::Path(path) => &path.path,
            syn::Pat::Struct(fields) => &fields.path,
            syn::Pat::TupleStruct(tuple) => &tuple.path,
            _ => return None,
        };
        let written: Vec<String> = path.segments.iter().map(|part| part.ident.to_string()).collect();
        let (of, case) = written.split_at(written.len().checked_sub(2)?);
        let name = match case.first()?.as_str() {
            "Self" => self.own.clone()?,
            _ => {
                let meant = self.source.meant(&[of, &case[..1]].concat());
                if meant[0] != "crate" {
                    return None;
                }
                meant.last()?.clone()
            }
        };
        VOCABULARIES.iter().any(|end| name.ends_with(end)).then_some(name)
    }
}

/// A pattern without what stands around it, alternatives one by one; whether a guard is on it.
fn laid_out(pattern: &syn::Pat, guarded: bool) -> Vec<(&syn::Pat, bool)> {
    match pattern {
        syn::Pat::Guard(guard) => laid_out(&guard.pat, true),
        syn::Pat::Paren(paren) => laid_out(&paren.pat, guarded),
        syn::Pat::Reference(reference) => laid_out(&reference.pat, guarded),
        syn::Pat::Or(or) => or.cases.iter().flat_map(|case| laid_out(case, guarded)).collect(),
        syn::Pat::Ident(syn::PatIdent { subpat: Some((_, pattern)), .. }) => laid_out(pattern, guarded),
        pattern => vec![(pattern, guarded)],
    }
}

fn catches_all(pattern: &syn::Pat) -> bool {
    match pattern {
        syn::Pat::Wild(_) => true,
        // A lone name in capitals is a constant or a case that was imported.
        syn::Pat::Ident(name) => {
            name.subpat.is_none()
                && name.ident.to_string().starts_with(|c: char| c.is_lowercase() || c == '_')
        }
        syn::Pat::Tuple(tuple) => tuple.elems.iter().all(catches_all),
        syn::Pat::Paren(paren) => catches_all(&paren.pat),
        syn::Pat::Reference(reference) => catches_all(&reference.pat),
        _ => false,
    }
}

fn numbered<'code>(parts: impl Iterator<Item = &'code syn::Pat>) -> Vec<(String, &'code syn::Pat)> {
    parts.enumerate().map(|(index, part)| (index.to_string(), part)).collect()
}

fn last(path: &syn::Path) -> String {
    path.segments.last().map(|part| part.ident.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::of;

    fn hides(arms: &str) -> bool {
        let code = format!("use crate::day::{{Command, Other}};\nfn x() {{ match y {{ {arms} }} }}");
        !of(&[("src/ui.rs", &code)]).sources[0].hiding.is_empty()
    }

    #[test]
    fn a_case_passed_over_is_found_beside_the_cases_named() {
        assert!(hides("Command::A => 1, _ => 2"));
        assert!(hides("Command::A(..) | Command::B { .. } => 1, other => 2"));
        assert!(hides("&Command::A => 1, (_) => 2"));
        assert!(!hides("Command::A => 1, Command::B | Command::C => 2"));
        assert!(
            !hides("Command::A => 1, _ if late => 2, Command::B => 3"),
            "behind a guard nothing is hidden"
        );
        assert!(!hides("Other::A => 1, _ => 2"));
    }

    #[test]
    fn it_is_found_inside_other_patterns() {
        assert!(hides("Some(Command::A) => 1, _ => 2"));
        assert!(hides("Some(Command::A) => 1, Some(_) => 2, None => 3"));
        assert!(hides("(Command::A, true) => 1, (_, late) => 2"));
        assert!(hides("Other::X { command: Command::A } => 1, Other::X { command } => 2"));
        assert!(!hides("(Command::A, true) => 1, (Command::A, _) => 2, (Command::B, _) => 3"));
        assert!(!hides("Some(Command::A | Command::B) => 1, None => 2"));
    }

    #[test]
    fn what_others_call_an_event_is_theirs() {
        let theirs = "use crossterm::event::Event;\nfn x() { match y { Event::Key(_) => 1, _ => 2 } }";
        assert!(of(&[("src/terminal.rs", theirs)]).sources[0].hiding.is_empty());
        let own = "enum Event { A, B }\nimpl Event { fn x(self) { match self { Self::A => 1, _ => 2 } } }";
        assert_eq!(of(&[("src/day.rs", own)]).sources[0].hiding, [(2, "Event".to_owned())]);
    }
}

#[test]
fn no_arm_passes_over_our_own_commands_events_and_actions() {
    let places = House::read().sources.iter().flat_map(|source| {
        let hides = |(line, hidden): &(usize, String)| format!("{}:{line} hides {hidden}", source.file);
        source.hiding.iter().map(hides)
    });
    let places: Vec<String> = places.collect();
    assert!(places.is_empty(), "{places:#?}");
}
