//! What a file of TOML consists of, before it is read: how much there is of it, how many mistakes at least, and where it
//! is nested too deep.

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// Levels of lists and tables in one another that the parser reads.
const DEPTH: usize = 80;

/// How much there is of a text.
#[derive(Default)]
pub(crate) struct TokenCount {
    /// Keys, values, and the marks around them: what becomes something when it is read.
    pub(crate) parts: usize,
    /// Places at which two parts stand beside each other that never do: the parser makes an error of each.
    pub(crate) mistakes: usize,
}

/// Counts without reading: what is read takes many times its size.
pub(crate) fn count(text: &str) -> TokenCount {
    let mut counted = TokenCount::default();
    let mut depth = 0usize;
    // The part before, in this line or this list; and whether the line says what a key is.
    let (mut before, mut is_said) = (None, true);
    for token in Source::new(text).lex() {
        let kind = token.kind();
        match kind {
            TokenKind::Whitespace | TokenKind::Comment | TokenKind::Eof => continue,
            TokenKind::Newline => {
                if depth == 0 {
                    counted.mistakes += usize::from(!is_said);
                    (before, is_said) = (None, true);
                }
                continue;
            }
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => depth += 1,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                depth = depth.saturating_sub(1);
            }
            TokenKind::Equals => is_said = true,
            _ if depth == 0 && before.is_none() => is_said = false,
            _ => {}
        }
        counted.parts += 1;
        counted.mistakes += usize::from(is_mistake(before, kind));
        before = Some(kind);
    }
    counted
}

/// Whether a part never stands behind the one before it.
fn is_mistake(before: Option<TokenKind>, kind: TokenKind) -> bool {
    let is_word = |kind: TokenKind| {
        matches!(
            kind,
            TokenKind::Atom
                | TokenKind::BasicString
                | TokenKind::LiteralString
                | TokenKind::MlBasicString
                | TokenKind::MlLiteralString
        )
    };
    match kind {
        TokenKind::Equals => !before.is_some_and(is_word),
        TokenKind::Comma => matches!(
            before,
            None | Some(
                TokenKind::Comma
                    | TokenKind::Equals
                    | TokenKind::LeftSquareBracket
                    | TokenKind::LeftCurlyBracket
            )
        ),
        kind => is_word(kind) && before.is_some_and(is_word),
    }
}

/// The first byte of the text at which it is nested deeper than the parser reads; 0 where it is nowhere.
pub(crate) fn too_deep(text: &str) -> usize {
    let (mut lists, mut parts) = (0usize, 0);
    for token in Source::new(text).lex() {
        match token.kind() {
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => lists += 1,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                lists = lists.saturating_sub(1);
            }
            TokenKind::Dot => parts += 1,
            TokenKind::Newline | TokenKind::Equals | TokenKind::Comma => parts = 0,
            _ => {}
        }
        if lists.max(parts) >= DEPTH {
            return token.span().start();
        }
    }
    0
}
