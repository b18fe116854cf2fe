//! Words for yes and no that no plan has to list: those of spreadsheets, of survey tools and case files, in English, Spanish
//! and French.

/// Words for yes, folded.
pub(crate) const YES: [&str; 21] = [
    "yes",
    "y",
    "true",
    "t",
    "1",
    "si",
    "oui",
    "s",
    "x",
    "verdadero",
    "checked",
    "selected",
    "ticked",
    "marcado",
    "marcada",
    "seleccionado",
    "seleccionada",
    "on",
    "✓",
    "✔",
    "☑",
];

/// Words for no, folded.
pub(crate) const NO: [&str; 23] = [
    "no",
    "non",
    "n",
    "false",
    "f",
    "0",
    "falso",
    "none",
    "unchecked",
    "not checked",
    "unselected",
    "not selected",
    "not ticked",
    "no marcado",
    "no marcada",
    "sin marcar",
    "no seleccionado",
    "no seleccionada",
    "sin seleccionar",
    "off",
    "unticked",
    "✗",
    "☐",
];
