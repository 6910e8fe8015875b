//! The code of the house as `syn` reads it: without its tests, and with what each name stands for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use proc_macro2::{TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

/// A path from the root of a crate: `crate`, or the name of a library, comes first.
pub type Name = Vec<String>;

/// A source file without what exists only under test.
pub struct Source {
    /// Where it stands, from the root of the crate.
    pub file: String,
    /// Its module: `["crate", "day", "timing"]`.
    pub module: Name,
    pub text: String,
    /// Lines without its tests.
    pub lines: usize,
    /// The modules that it declares.
    pub children: Vec<String>,
    /// What is called in it by a name of its own: imports, children, own items.
    pub bound: BTreeMap<String, Name>,
    /// Modules of which everything is imported.
    globs: Vec<Name>,
    /// Every path that it names, but for what it only hands on (`pub use`).
    pub paths: Vec<Name>,
    /// What it hands on.
    pub handed_on: Vec<Name>,
    /// The macros that it calls.
    pub macros: BTreeSet<String>,
    /// Arms that pass over cases unnamed: the line, and of what.
    pub hiding: Vec<(usize, String)>,
}

impl Source {
    /// The room of the house that it belongs to; `main` and `lib` are their own.
    pub fn room(&self) -> &str {
        self.module.get(1).map_or("lib", String::as_str)
    }

    /// Every path, handed on or used.
    pub fn all_paths(&self) -> impl Iterator<Item = &Name> {
        self.paths.iter().chain(&self.handed_on)
    }

    /// What a path in this file stands for, seen from the root.
    pub fn meant(&self, path: &[String]) -> Name {
        let Some((first, rest)) = path.split_first() else { return Name::new() };
        let mut base = match first.as_str() {
            "crate" => vec!["crate".to_owned()],
            "self" => self.module.clone(),
            "super" => self.module[..self.module.len() - 1].to_vec(),
            name => self.bound.get(name).cloned().unwrap_or_else(|| vec![name.to_owned()]),
        };
        for part in rest {
            match part.as_str() {
                "super" => drop(base.pop()),
                "self" => {}
                name => base.push(name.to_owned()),
            }
        }
        base
    }
}

/// The house: every source file, and where each name is really defined.
pub struct House {
    pub sources: Vec<Source>,
    by_module: BTreeMap<Name, usize>,
}

impl House {
    /// The house as it stands, read once for all tests.
    pub fn read() -> &'static Self {
        static HOUSE: OnceLock<House> = OnceLock::new();
        HOUSE.get_or_init(Self::from_disk)
    }

    fn from_disk() -> Self {
        let src = root().join("src");
        let mut paths = Vec::new();
        files(&src, &mut paths);
        paths.sort();
        let texts = paths.iter().map(|path| {
            let relative = path.strip_prefix(&src).unwrap().with_extension("");
            let parts = relative.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
            let file = path.strip_prefix(root()).unwrap().display().to_string();
            (file, parts.collect(), std::fs::read_to_string(path).unwrap())
        });
        Self::of(texts)
    }

    /// A house of these files: name, module from the root, text.
    pub fn of(files: impl Iterator<Item = (String, Name, String)>) -> Self {
        let mut only_tests = BTreeSet::new();
        let mut sources = Vec::new();
        for (file, mut module, text) in files {
            if module == ["lib"] {
                module.clear();
            }
            module.insert(0, "crate".to_owned());
            sources.push(one(file, module, text, &mut only_tests));
        }
        sources.retain(|source: &Source| !only_tests.iter().any(|tests| source.module.starts_with(tests)));
        let numbered = sources.iter().enumerate().map(|(index, source)| (source.module.clone(), index));
        Self { by_module: numbered.collect(), sources }
    }

    /// The file in which what this path names is defined, imports and what is handed on followed.
    /// `None` for another crate's, and for a module that is only named.
    pub fn defined(&self, name: &[String]) -> Option<&Source> {
        self.follow(name, 16)
    }

    fn follow(&self, name: &[String], patience: usize) -> Option<&Source> {
        let known = (1..=name.len()).rev().find(|n| self.by_module.contains_key(&name[..*n]))?;
        let source = &self.sources[self.by_module[&name[..known]]];
        let (first, rest) = name[known..].split_first()?;
        if patience == 0 {
            return Some(source);
        }
        if let Some(bound) = source.bound.get(first) {
            let further: Name = bound.iter().chain(rest).cloned().collect();
            return if further == name { Some(source) } else { self.follow(&further, patience - 1) };
        }
        let globs = source.globs.iter().filter_map(|glob| {
            let further: Name = glob.iter().chain(&name[known..]).cloned().collect();
            let found = self.follow(&further, patience - 1)?;
            found.bound.contains_key(first).then_some(found)
        });
        // What no `use` and no item makes is made by a macro of the file.
        globs.into_iter().next().or(Some(source))
    }
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn one(file: String, module: Name, text: String, only_tests: &mut BTreeSet<Name>) -> Source {
    let mut code = syn::parse_file(&text).unwrap_or_else(|error| panic!("{file}: {error}"));
    let below = |name: &syn::Ident| module.iter().cloned().chain([name.to_string()]).collect::<Name>();
    let mut lines = text.lines().count();
    let mut children = Vec::new();
    let mut bound = BTreeMap::new();
    code.items.retain(|item| {
        let tests = tests_only(item);
        if tests {
            lines -= item.span().end().line - item.span().start().line + 1;
        }
        if let syn::Item::Mod(module) = item {
            if tests && module.content.is_none() {
                only_tests.insert(below(&module.ident));
            }
            if !tests {
                children.push(module.ident.to_string());
                bound.insert(module.ident.to_string(), below(&module.ident));
            }
        }
        !tests
    });
    for name in code.items.iter().filter_map(own) {
        bound.insert(name.to_string(), below(name));
    }
    let mut source = Source {
        file,
        module,
        text,
        lines,
        children,
        bound,
        globs: Vec::new(),
        paths: Vec::new(),
        handed_on: Vec::new(),
        macros: BTreeSet::new(),
        hiding: Vec::new(),
    };
    let mut uses = Uses(Vec::new());
    uses.visit_file(&code);
    for (hands_on, path, name) in uses.0 {
        let meant = source.meant(&path);
        if name == "*" {
            source.globs.push(meant.clone());
        } else if name != "_" {
            source.bound.insert(name, meant.clone());
        }
        if hands_on { source.handed_on.push(meant) } else { source.paths.push(meant) }
    }
    let mut named = Named::default();
    named.visit_file(&code);
    // A name by itself that nothing binds is a variable's, a parameter's or the prelude's.
    named.paths.retain(|path| path.len() > 1 || source.bound.contains_key(&path[0]));
    let meant: Vec<Name> = named.paths.iter().map(|path| source.meant(path)).collect();
    source.paths.extend(meant);
    source.macros = named.macros;
    source.hiding = crate::arms::hiding(&source, &code);
    source
}

/// The name of an item that others can use.
fn own(item: &syn::Item) -> Option<&syn::Ident> {
    match item {
        syn::Item::Const(item) => Some(&item.ident),
        syn::Item::Enum(item) => Some(&item.ident),
        syn::Item::Fn(item) => Some(&item.sig.ident),
        syn::Item::Static(item) => Some(&item.ident),
        syn::Item::Struct(item) => Some(&item.ident),
        syn::Item::Trait(item) => Some(&item.ident),
        syn::Item::Type(item) => Some(&item.ident),
        syn::Item::Macro(item) => item.ident.as_ref(),
        _ => None,
    }
}

/// Whether an item exists only under test.
fn tests_only(item: &syn::Item) -> bool {
    let attributes = match item {
        syn::Item::Const(item) => &item.attrs,
        syn::Item::Fn(item) => &item.attrs,
        syn::Item::Impl(item) => &item.attrs,
        syn::Item::Macro(item) => &item.attrs,
        syn::Item::Mod(item) => &item.attrs,
        syn::Item::Static(item) => &item.attrs,
        syn::Item::Struct(item) => &item.attrs,
        syn::Item::Use(item) => &item.attrs,
        _ => return false,
    };
    attributes.iter().any(|attribute| match &attribute.meta {
        syn::Meta::List(list) if list.path.is_ident("cfg") => list.tokens.to_string() == "test",
        meta => meta.path().is_ident("test"),
    })
}

/// Every import: whether it is handed on, the path, and the name that it gets.
struct Uses(Vec<(bool, Name, String)>);

impl<'code> Visit<'code> for Uses {
    fn visit_item_use(&mut self, item: &'code syn::ItemUse) {
        let hands_on = !matches!(item.vis, syn::Visibility::Inherited);
        self.unfold(hands_on, Name::new(), &item.tree);
    }
}

impl Uses {
    fn unfold(&mut self, hands_on: bool, base: Name, tree: &syn::UseTree) {
        let with = |name: &syn::Ident| base.iter().cloned().chain([name.to_string()]).collect::<Name>();
        match tree {
            syn::UseTree::Path(path) => self.unfold(hands_on, with(&path.ident), &path.tree),
            syn::UseTree::Name(name) if name.ident == "self" => {
                let last = base.last().cloned().unwrap_or_default();
                self.0.push((hands_on, base, last));
            }
            syn::UseTree::Name(name) => self.0.push((hands_on, with(&name.ident), name.ident.to_string())),
            syn::UseTree::Rename(name) => {
                self.0.push((hands_on, with(&name.ident), name.rename.to_string()));
            }
            syn::UseTree::Glob(_) => self.0.push((hands_on, base, "*".to_owned())),
            syn::UseTree::Group(group) => {
                group.items.iter().for_each(|tree| self.unfold(hands_on, base.clone(), tree));
            }
        }
    }
}

/// Every path in the code, and every macro called.
#[derive(Default)]
struct Named {
    paths: Vec<Name>,
    macros: BTreeSet<String>,
}

impl<'code> Visit<'code> for Named {
    fn visit_path(&mut self, path: &'code syn::Path) {
        self.paths.push(path.segments.iter().map(|part| part.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'code syn::Macro) {
        self.macros.extend(call.path.segments.last().map(|part| part.ident.to_string()));
        self.tokens(call.tokens.clone());
        visit::visit_macro(self, call);
    }

    fn visit_item_use(&mut self, _: &'code syn::ItemUse) {}

    fn visit_attribute(&mut self, _: &'code syn::Attribute) {}
}

impl Named {
    /// What stands in a macro is not parsed by anybody but the macro: a name followed by `::` is a
    /// path there too.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path = Name::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Ident(name) => {
                    if colons != 2 {
                        self.paths.extend(Some(std::mem::take(&mut path)).filter(|path| !path.is_empty()));
                    }
                    path.push(name.to_string());
                    colons = 0;
                }
                other => {
                    self.paths.extend(Some(std::mem::take(&mut path)).filter(|path| !path.is_empty()));
                    colons = 0;
                    match other {
                        TokenTree::Group(group) => self.tokens(group.stream()),
                        TokenTree::Punct(bang) if bang.as_char() == '!' => {
                            self.macros.extend(self.paths.last().and_then(|path| path.last()).cloned());
                        }
                        _ => {}
                    }
                }
            }
        }
        self.paths.extend(Some(path).filter(|path| !path.is_empty()));
    }
}
