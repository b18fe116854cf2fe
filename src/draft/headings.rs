//! Evidence of a column's heading.

use crate::plan::fold_heading;

/// A heading as its words, folded: `CallDate` and `call_date` are both `call`, `date`.
pub(super) struct Heading {
    words: Vec<String>,
}

/// Subject of a column with such words in its heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    Moment,
    Change,
    Birth,
    Case,
    Id,
    Quantity,
    Age,
    Counted,
    Text,
    Place,
    Kind,
    Contact,
    Person,
    Matter,
    Help,
}

impl About {
    const fn words(self) -> &'static str {
        match self {
            Self::Moment => {
                "date datetime dt day time timestamp when month year created opened received start started submitted \
                 fecha dia mes ano anio hora creado ingreso jour mois annee heure recu data inicio abertura datum monat jahr uhrzeit"
            }
            Self::Change => {
                "end ended closed modified updated edited completed exit follow due fin cierre modificacion \
                 actualizacion egreso cloture modifie modification sortie fim encerramento alteracao saida abschluss"
            }
            Self::Birth => "birth dob born birthdate birthday nacimiento nascimento naissance geburtsdatum",
            Self::Case => {
                "case incident situation ticket folio caso expediente incidente situacion file household episode \
                 referral carpeta dossier processo cas aktenzeichen vorgang"
            }
            Self::Id => {
                "id ids uid uuid guid key ref reference number no num nr numero row record registro index instanceid \
                 identifier respondentid responseid token"
            }
            Self::Quantity => {
                "count many minutes seconds hours days weeks months years duration amount cost total wait score \
                 income length cantidad minutos segundos horas dias duracion monto espera anos size percent progress cuantos cuantas \
                 quantos quantas quantidade qtd combien duree nbre anzahl dauer salary wage wages salario sueldo mensual renda salaire revenu"
            }
            Self::Age => "age edad ages idade idades alter",
            Self::Counted => {
                "calls chats texts contacts kids children minors adults dependents dependants nights visits referrals units times \
                 sessions beds meals people persons victims llamadas victimas hijos hijas ninos menores adultos personas noches \
                 veces sesiones visitas derivaciones appels victimes enfants mineurs adultes personnes nuits fois seances chamadas \
                 vitimas filhos filhas criancas pessoas noites vezes sessoes"
            }
            Self::Text => {
                "comment comments note notes narrative description describe details detail remarks specify summary \
                 explain text message transcript observaciones comentario comentarios notas nota descripcion relato \
                 especifique detalle detalles mensaje txt especificar precisez preciser commentaire commentaires remarque remarques observations recit observacoes descricao detalhes \
                 bemerkung bemerkungen kommentar notiz notizen beschreibung"
            }
            Self::Place => {
                "state county city town country province region district parish municipality fips area location zone \
                 ward estado condado ciudad pais provincia municipio departamento localidad barrio distrito zona \
                 nationality nacionalidad origin departement commune ville cidade regiao bairro stadt bundesland landkreis gemeinde"
            }
            Self::Kind => {
                "type kind category role group status relationship gender language channel method source tipo \
                 categoria rol genero idioma canal relacion vinculo level categorie genre langue relation lien statut relacao kategorie geschlecht sprache"
            }
            Self::Contact => {
                "caller contact signaler referral referred source channel medium method how reporter llamante \
                 contacto canal medio derivacion quien appelant appelante signalant signalante moyen ligante solicitante denunciante anrufer \
                 anruferin anrufende meldende"
            }
            Self::Person => {
                "age gender sex race ethnicity language nationality citizenship immigration demographic demographics \
                 victim survivor client profile education disability orientation marital income edad genero sexo \
                 etnia idioma nacionalidad victima persona educacion discapacidad orientacion sexe genre langue \
                 nationalite victime handicap idade idades raca nacionalidade escolaridade deficiencia geschlecht alter sprache \
                 behinderung"
            }
            Self::Matter => {
                "abuse violence exploitation trafficking harm crime offense venue industry purpose reason issue \
                 problem topic relationship perpetrator abuser trafficker violencia explotacion trata delito motivo \
                 tema modalidad modalidades vinculo agresor agresora agresion violences traite auteur lien agresseur probleme \
                 exploracao trafico agressor agressora gewalt ausbeutung menschenhandel anlass tater"
            }
            Self::Help => {
                "need needs service services shelter outcome result action help requested resources resolution \
                 disposition provided necesidad necesidades servicio servicios refugio resultado ayuda accion \
                 intervencion besoin besoins hebergement aide suite suites resultat necessidade necessidades servico \
                 servicos abrigo ajuda encaminhamento bedarf hilfe unterkunft ergebnis vermittlung"
            }
        }
    }
}

/// The words of a heading as they are written: also where capitals or `_` begin a new one.
pub(super) fn tokens(heading: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for letter in heading.chars() {
        let is_new = before.is_lowercase() && letter.is_uppercase();
        if is_new || !letter.is_alphanumeric() && !matches!(letter, '\u{300}'..='\u{36f}') {
            words.push(String::new());
        }
        if let Some(word) =
            words.last_mut().filter(|_| is_new || letter.is_alphanumeric() || matches!(letter, '\u{300}'..='\u{36f}'))
        {
            word.push(letter);
        }
        before = letter;
    }
    words.retain(|word| !word.is_empty());
    words
}

impl Heading {
    pub(super) fn of(heading: &str) -> Self {
        Self { words: tokens(heading).iter().map(|word| fold_heading(word)).filter(|word| !word.is_empty()).collect() }
    }

    pub(super) fn has(&self, word: &str) -> bool {
        self.words.iter().any(|own| own == word)
    }

    /// Returns whether its last words say that an answer of one's own is below: `Q3_4_TEXT`, `Other (please specify) - Text`.
    pub(super) fn ends_with_text(&self) -> bool {
        let is_own =
            |word: &String| word.bytes().all(|byte| byte.is_ascii_digit()) || word == "other" || word == "specify";
        matches!(self.words.as_slice(), [.., before, last] if last == "text" && is_own(before))
    }

    pub(super) fn has_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.has(word))
    }

    /// Returns whether the words are in it one behind the other.
    pub(super) fn says(&self, phrase: &str) -> bool {
        let wanted: Vec<&str> = phrase.split(' ').collect();
        self.words.windows(wanted.len()).any(|words| words.iter().zip(&wanted).all(|(own, word)| own == word))
    }

    /// Returns whether it has one of the words, between which blanks are.
    pub(super) fn has_one_of(&self, words: &str) -> bool {
        words.split_whitespace().any(|word| self.has(word))
    }

    /// The same without numbers at the ends of words: `zip3`, `phone1`.
    pub(super) fn unnumbered(&self) -> Self {
        let words = self.words.iter().map(|word| word.trim_end_matches(|letter: char| letter.is_ascii_digit()));
        Self { words: words.filter(|word| !word.is_empty()).map(str::to_owned).collect() }
    }

    /// Returns whether its “nombre” is the French number, not the Spanish name: `Nombre d’enfants`.
    pub(super) fn is_french_number(&self) -> bool {
        self.says("nombre d")
            || self.has("nombre") && self.has_one_of("personnes enfants mineurs nuits appels fois seances")
    }

    pub(super) fn is_about(&self, about: About) -> bool {
        self.has_one_of(about.words())
    }

    /// Returns whether it may be over answers that no list has: `Other remedy`, `vinculo_otro`.
    pub(super) fn is_of_other(&self) -> bool {
        self.has_one_of("other oth otro otra otros otras autre autres outro outra")
    }

    /// Returns whether it ends with the one who did something with the record: `Provided by`, `Cargado por`. Others bring the
    /// caller, or harm somebody.
    pub(super) fn is_done_by(&self) -> bool {
        const OTHERS: &str = "referred contacted initiated reported sent brought paid funded covered abused harmed committed \
             accompanied caused derivado derivada remitido remitida enviado enviada denunciado denunciada acompanada acompanado \
             ejercida cometida perpetrada sofrida encaminhado encaminhada orientee adressee envoyee accompagnee subie commise \
             exercee";
        let [.., verb, by] = self.words.as_slice() else { return false };
        ["by", "por", "par"].contains(&by.as_str()) && !OTHERS.split_whitespace().any(|other| other == verb)
    }

    /// Returns whether it names an amount: an age, a duration, a number of something.
    pub(super) fn is_quantity(&self) -> bool {
        let is_number_of = ["number of", "no of", "num of", "numero de", "how many", "how long"];
        let is_counted = is_number_of.iter().any(|phrase| self.says(phrase)) && !self.has_any(&["caso", "expediente"]);
        is_counted || self.is_number_of() || self.is_about(About::Age) || self.is_about(About::Quantity)
    }

    /// Returns whether it begins with the short word for a number, of something that is no case: `num_children`.
    pub(super) fn is_number_of(&self) -> bool {
        let [first, rest @ ..] = self.words.as_slice() else { return false };
        let is_of_case = |word: &String| {
            [About::Case, About::Id].iter().any(|about| about.words().split(' ').any(|own| own == word))
        };
        ["num", "nb", "nro", "qtd"].contains(&first.as_str()) && !rest.is_empty() && !rest.iter().any(is_of_case)
    }

    /// Returns whether it names when a form was filled in, which the form notes by itself: `start`, `_submission_time`,
    /// `intake_timestamp`.
    pub(super) fn is_of_form(&self) -> bool {
        const TELLING: [&str; 8] =
            ["start", "started", "submission", "submitted", "completion", "completed", "recorded", "timestamp"];
        let is_plain =
            |word: &String| TELLING.contains(&word.as_str()) || ["date", "time", "datetime"].contains(&word.as_str());
        // `call_timestamp` is of the call.
        let is_of_contact = self.has_any(&["call", "chat", "contact", "event", "incident", "conversation", "llamada"]);
        let is_stamp = !is_of_contact && self.words.last().is_some_and(|word| word == "timestamp");
        is_stamp || self.has_any(&TELLING) && self.words.iter().all(is_plain)
    }

    /// Returns whether it is the number of records that a row stands for: `Count`, `n`, `No. of cases`, `Cantidad de casos`.
    pub(super) fn counts_records(&self) -> bool {
        const AMOUNTS: [&str; 15] = [
            "count",
            "counts",
            "n",
            "freq",
            "frequency",
            "cantidad",
            "frecuencia",
            "recuento",
            "effectif",
            "effectifs",
            "anzahl",
            "quantidade",
            "qtd",
            "contagem",
            "total",
        ];
        const NUMBERS: [&str; 6] = ["number", "num", "no", "nb", "numero", "nombre"];
        const UNITS: [&str; 19] = [
            "calls",
            "cases",
            "records",
            "contacts",
            "signals",
            "chats",
            "visits",
            "situations",
            "rows",
            "llamadas",
            "casos",
            "registros",
            "consultas",
            "contactos",
            "appels",
            "ligacoes",
            "chamadas",
            "atendimentos",
            "incidents",
        ];
        const OTHERS: [&str; 10] = ["of", "de", "d", "the", "call", "case", "record", "contact", "row", "incident"];
        let is_known = |word: &String| {
            let word = word.as_str();
            AMOUNTS.contains(&word) || NUMBERS.contains(&word) || UNITS.contains(&word) || OTHERS.contains(&word)
        };
        self.words.iter().all(is_known) && (self.has_any(&AMOUNTS) || self.has_any(&UNITS))
    }

    /// Returns whether it is a total, of whatever.
    pub(super) fn is_total(&self) -> bool {
        self.words.iter().all(|word| word == "total")
    }

    /// Returns whether it names what tells records or cases apart.
    pub(super) fn is_id(&self) -> bool {
        !self.is_quantity() && self.is_about(About::Id)
    }
}

#[cfg(test)]
mod tests {
    use super::{About, Heading};

    #[test]
    fn a_heading_is_read_in_any_style() {
        for heading in ["CallDate", "call_date", "Call date", "CALL-DATE", "callDate"] {
            assert!(Heading::of(heading).says("call date"), "{heading}");
        }
    }

    #[test]
    fn a_number_of_something_is_no_name_of_a_record() {
        assert!(Heading::of("Case Number").is_id());
        assert!(!Heading::of("Number of victims").is_id());
        assert!(Heading::of("Number of victims").is_quantity());
        assert!(Heading::of("Número de expediente").is_id());
    }

    #[test]
    fn what_a_form_notes_by_itself_is_told_from_what_was_asked() {
        for (heading, is_of_form) in [
            ("start", true),
            ("_submission_time", true),
            ("StartDate", true),
            ("intake_timestamp", true),
            ("call_timestamp", false),
            ("Call date", false),
        ] {
            assert_eq!(Heading::of(heading).is_of_form(), is_of_form, "{heading}");
        }
    }

    #[test]
    fn words_are_compared_whole() {
        assert!(!Heading::of("Language").is_about(About::Age));
    }
}
