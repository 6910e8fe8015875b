//! Delegates and performers.

use super::super::fault::{FaultKind, Noun};
use super::super::source::{Node, Shape};
use super::super::terms::{Bloc, Side};
use super::super::types::{Delegate, DelegateId, Performer};
use super::super::words;
use super::ids::Draft;
use super::value::{Breaks, Reader, term};

const DELEGATE: Noun = Noun::new("đại biểu", "a delegate");
const REFERENCE: Noun = Noun::new("đại biểu", "delegate");

/// The delegates in the order of introduction, each with its place in the file.
pub fn delegates<'a>(reader: &mut Reader<'a>, nodes: &[Node<'a>]) -> (Vec<Delegate>, Vec<usize>) {
    let read: Vec<_> = nodes.iter().filter_map(|node| delegate(reader, *node)).collect();
    let ids = reader.assign(read.iter().map(|(draft, _, _)| draft));
    let mut places = Vec::new();
    let mut delegates = Vec::new();
    for ((_, mut delegate, at), id) in read.into_iter().zip(ids) {
        delegate.id = DelegateId(id);
        delegates.push(delegate);
        places.push(at);
    }
    (delegates, places)
}

fn delegate<'a>(reader: &mut Reader<'a>, node: Node<'a>) -> Option<(Draft, Delegate, usize)> {
    let mut delegate = Delegate::default();
    if node.shape() == Shape::Text {
        let name = reader.not_blank(&node, "name");
        let draft = Draft { written: None, title: name.clone() };
        delegate.name = Some(name);
        return Some((draft, delegate, node.span().start));
    }
    let mut object = reader.object(node, DELEGATE)?;
    let written = reader.id(&mut object);
    delegate.name = reader.text(&mut object, "name");
    delegate.honorific = reader.text(&mut object, "honorific");
    delegate.rank_title = reader.text(&mut object, "rank_title");
    delegate.position = reader.text(&mut object, "position");
    delegate.former = reader.flag(&mut object, "former").unwrap_or_default();
    delegate.organization = reader.text(&mut object, "organization");
    delegate.bloc = term!(reader, object, "bloc", Bloc).unwrap_or_default();
    delegate.level = reader.whole(&mut object, "level", 1..=99);
    delegate.side = term!(reader, object, "side", Side).unwrap_or_default();
    delegate.substitute_for = reader.text(&mut object, "substitute_for");
    delegate.spoken = reader.text(&mut object, "spoken");
    delegate.note = reader.paragraphs(&mut object, "note");
    let known = [&delegate.name, &delegate.position, &delegate.organization];
    let title = known.into_iter().flatten().next().cloned();
    // Somebody of whom nothing is known cannot be announced, nor found again.
    if title.is_none() {
        object.missing("name", "\"…\"");
    }
    object.finish(reader);
    Some((Draft { written, title: title.unwrap_or_default() }, delegate, node.span().start))
}

/// `"Đội văn nghệ"` or `Delegate("pham-van-hung")`; the delegate must be among those of the file.
pub fn performer<'a>(reader: &mut Reader<'a>, node: &Node<'a>, delegates: &[Delegate]) -> Option<Performer> {
    let argument = match (node.shape(), node.elements()) {
        (Shape::Call("Delegate"), Some(arguments)) => match arguments.as_slice() {
            [argument] => *argument,
            _ => *node,
        },
        (Shape::Call(_) | Shape::Word(_), _) => {
            let (found, choices) = (node.text().to_owned(), vec!["\"…\"", "Delegate(\"id\")"]);
            let suggestion = Some("Delegate(\"id\")").filter(|_| found.to_lowercase().starts_with("deleg"));
            reader.fault(node.span(), FaultKind::UnknownTerm { found, suggestion, choices });
            return None;
        }
        _ => return Some(Performer::Named(reader.not_blank(node, "performer"))),
    };
    let found = reader.string(&argument, Breaks::Refused)?;
    let key = words::canonical(&found);
    let ids = || delegates.iter().map(|delegate| delegate.id.0.as_str());
    if let Some(id) = ids().find(|id| words::canonical(id) == key) {
        return Some(Performer::Delegate(DelegateId::from(id)));
    }
    let suggestion = words::nearest(&found, ids());
    reader.fault(argument.span(), FaultKind::UnknownReference { to: REFERENCE, found, suggestion });
    None
}
