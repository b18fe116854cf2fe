//! Words for yes and no that no plan has to list: those of spreadsheets, of survey tools and case files, in English and Spanish.

/// Words for yes, folded.
pub(crate) const YES: [&str; 16] = [
    "yes",
    "y",
    "true",
    "t",
    "1",
    "si",
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
];

/// Words for no, folded.
pub(crate) const NO: [&str; 18] = [
    "no",
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
];
