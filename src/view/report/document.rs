//! A report as a document, whatever form it is written in.

pub struct Document {
    pub title: String,
    /// The code of the language.
    pub lang: String,
    pub parts: Vec<Part>,
}

pub enum Part {
    Head(String),
    Para(String),
    /// A line that is to be seen first.
    Strong(String),
    Numbered(Vec<String>),
    List(Vec<String>),
    /// A command to be copied.
    Code(String),
    /// The heads of the columns, and the rows.
    Table(Vec<String>, Vec<Vec<String>>),
}
