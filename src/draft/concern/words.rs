//! Words of headings over what names or locates a person: English, Spanish, French, Portuguese, and a few of German. Folded.

/// Numbers of people.
pub(super) const NUMBERS: &str = "ssn passport passportnumber passeport pasaporte passaporte dni curp cuil cuit nss cpf nif nie rfc rg nis cedula uscis \
     anumber deviceid subscriberid simserial phonenumber imei plate plates placa patente";

pub(super) const NUMBER_PHRASES: &[&str] = &[
    "social security",
    "driver license",
    "drivers license",
    "driver s license",
    "license number",
    "licence number",
    "license plate",
    "alien number",
    "a number",
    "immigration number",
    "visa number",
    "registration number",
    "unhcr id",
    "unhcr number",
    "numero acnur",
    "numero de acnur",
    "numero hcr",
    "progres id",
    "ration card",
    "medicaid id",
    "medicaid number",
    "medicare number",
    "insurance number",
    "student id",
    "inmate number",
    "booking number",
    "client id",
    "client number",
    "caller id",
    "victim id",
    "survivor id",
    "person id",
    "patient id",
    "participant id",
    "respondent id",
    "resident id",
    "beneficiary id",
    "id cliente",
    "id beneficiaria",
    "id number",
    "document number",
    "numero de documento",
    "numero documento",
    "nro documento",
    "nro de documento",
    "numero do documento",
    "numero de identificacion",
    "numero de identidad",
    "numero de seguro",
    "numero de matricula",
    "numero de securite",
    "numero etranger",
    "cartao sus",
    "device id",
];

/// Those who work there.
pub(super) const STAFF: &str = "owner staff worker caseworker casemanager advocate operator agent assigned assignee counselor counsellor clinician \
     therapist navigator attorney lawyer paralegal responder username user interviewer enumerator supervisor volunteer \
     author manager mgr specialist detective officer judge badge operador operadora responsable propietario propietaria asesor asesora juez jueza voluntario voluntaria \
     psicologo psicologa abogado abogada entrevistador entrevistadora encuestador encuestadora coordinadora facilitadora \
     juge avocat avocate ecoutant ecoutante intervenant intervenante operateur operatrice benevole accompagnante referent referente \
     atendente teleatendente teleoperador teleoperadora responsavel plantonista tecnica acolhedora advogada mitarbeiter mitarbeiterin beraterin";

pub(super) const STAFF_PHRASES: &[&str] = &[
    "who took",
    "who answered",
    "mod user",
    "trabajador social",
    "trabajadora social",
    "profesional interviniente",
    "profesional a cargo",
    "que carga",
    "quien atendio",
    "quien atiende",
    "quien registro",
    "quien registra",
    "quien recibio",
    "assistente social",
    "quem atendeu",
    "travailleur social",
    "travailleuse sociale",
    "qui a pris",
    "qui a repondu",
];

/// Names of people.
pub(super) const NAMES: &str = "firstname lastname fullname middlename surname nickname nicknames alias aka initials signature handle screenname pseudonym \
     apellido apellidos apodo apodos sobrenombre seudonimo iniciales iniciais initiales firma caratula prenom prenoms pseudo \
     pseudonyme surnom sobrenome apelido vorname nachname";

/// Names, of people where nothing else is named beside.
pub(super) const ANY_NAMES: &str = "name names nombre nombres nom noms nome nomes";

pub(super) const NAME_PHRASES: &[&str] = &[
    "call you",
    "first initial",
    "middle initial",
    "last initial",
    "emergency contact",
    "in an emergency",
    "may we contact",
    "contact person",
    "next of kin",
    "llamarte",
    "llamarla",
    "la llamemos",
    "te llamemos",
    "te llamas",
    "se llama",
    "contacto de emergencia",
    "persona de contacto",
    "a contactar",
    "vous appeler",
    "t appelles",
    "personne a prevenir",
    "personne a contacter",
    "ser chamada",
    "ser chamado",
    "ser tratada",
    "ser tratado",
    "contato de emergencia",
];

/// People whom codes tell apart.
pub(super) const PERSONS: &str = "client clients subject survivor victim participant person patient beneficiary guest resident cliente victima \
     persona beneficiaria beneficiario usuaria sobreviviente consultante paciente personne victime beneficiaire pessoa vitima";

/// Things that have names and are no people.
pub(super) const NAMED: &str = "agency organization organisation program programme project county state city country shelter hospital campaign form \
     survey event language file need service issue resource category taxonomy code facility department region municipality \
     queue hotline helpline product provider site agencia organizacion programa proyecto institucion departamento municipio \
     ciudad pais refugio servicio recurso organisme association structure commune departement pays instituicao servico cidade";

/// Telephone numbers.
pub(super) const PHONES: &str =
    "phone telephone tel telefono telefone telemovel telefon mobile movil cell cellphone celular whatsapp fax callback";

/// Addresses of e-mail, and on the internet.
pub(super) const INTERNET: &str = "email mail correo courriel ip ipaddress url username handle facebook instagram tiktok snapchat telegram twitter skype \
     discord";

/// Addresses and exact locations.
pub(super) const LOCATORS: &str = "address addr street streets intersection zip zipcode postal postcode latitude longitude lat lon lng latlong gps geopoint geolocation \
     coordinates apartment apt dorm dormitory landmark direccion domicilio calle calles piso manzana apto coordenadas endereco morada rua logradouro cep adresse \
     rue coordonnees anschrift strasse hausnummer plz postleitzahl";

pub(super) const LOCATOR_PHRASES: &[&str] = &[
    "codigo postal",
    "code postal",
    "area code",
    "room number",
    "and room",
    "census tract",
    "block group",
    "punto de referencia",
    "ponto de referencia",
    "point de repere",
    "plus code",
];

/// Postal codes in short, which mean other things, too.
pub(super) const SHORT_POSTCODES: &[&str] = &["cp", "c p"];

/// Employers and the like: where somebody is day by day.
pub(super) const WORKPLACES: &str =
    "employer employers workplace church congregation empleador empleadora iglesia empregador igreja employeur";

pub(super) const WORKPLACE_PHRASES: &[&str] = &[
    "place of work",
    "place of employment",
    "lugar de trabajo",
    "local de trabalho",
    "lieu de travail",
    "donde trabaja",
    "onde trabalha",
    "ou travaille",
];

/// Schools, which are so where they are named.
pub(super) const SCHOOLS: &str = "school schools escuela colegio ecole college escola";

pub(super) const SCHOOL_PHRASES: &[&str] = &[
    "school attended",
    "which school",
    "s school",
    "escuela a la",
    "escuela de",
    "ecole de",
    "ecole des",
    "escola de",
    "escola dos",
];

/// Marks by which somebody is known again, in words.
pub(super) const DESCRIPTIONS: &str = "tattoo tattoos scar scars vehicle vehiculo veiculo vehicule tatuaje tatuajes cicatrices tatuagem tatuagens tatouages";

/// Steps of a scale, of agreement, frequency or quality: answers about staff, no names of them.
pub(super) const SCALE: &str = "agree disagree satisfied dissatisfied unsatisfied helpful unhelpful likely unlikely neutral never rarely sometimes often \
     always poor fair good excellent acuerdo desacuerdo satisfecha satisfecho insatisfecha insatisfecho siempre nunca veces \
     bueno buena malo mala regular excelente accord satisfait satisfaite insatisfait insatisfaite toujours jamais parfois \
     concordo discordo satisfeita satisfeito insatisfeita insatisfeito sempre";
