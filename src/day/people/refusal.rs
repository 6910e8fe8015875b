//! Why a command about people is refused. Each becomes one calm sentence that says what to do.

use crate::agenda::DelegateId;

/// Why a command about people is refused.
#[derive(Clone, Debug, PartialEq)]
pub enum PeopleRefusal {
    /// No delegate of this id.
    UnknownDelegate {
        /// As written.
        id: DelegateId,
        /// Perhaps this one.
        meant: Option<DelegateId>,
    },
    /// A delegate of this id is there already.
    DelegateThere(DelegateId),
    /// The delegate is so marked already.
    AlreadyMarked(DelegateId),
    /// The delegate has arrived and was introduced.
    AlreadyIntroduced(DelegateId),
    /// The delegate is gone, absent or replaced: when they leave has no meaning.
    NotHere(DelegateId),
    /// What should be a time of day is none.
    NotATime(String),
    /// A substitute is not marked but added, with a name.
    SubstituteIsAdded,
    /// What is to be mended is not written so any more.
    WrittenOtherwise {
        /// As the operator saw it.
        was: String,
        /// As it is.
        is: String,
    },
    /// A guest without name and post cannot be introduced.
    NobodyNamed,
}
