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
     author manager mgr specialist operador operadora responsable propietario propietaria asesor asesora voluntario voluntaria \
     psicologo psicologa abogado abogada entrevistador entrevistadora encuestador encuestadora coordinadora facilitadora \
     ecoutant ecoutante intervenant intervenante operateur operatrice benevole accompagnante referent referente \
     atendente responsavel plantonista tecnica acolhedora advogada mitarbeiter mitarbeiterin beraterin";

pub(super) const STAFF_PHRASES: &[&str] = &[
    "created by",
    "entered by",
    "updated by",
    "modified by",
    "taken by",
    "answered by",
    "recorded by",
    "reviewed by",
    "approved by",
    "handled by",
    "completed by",
    "submitted by",
    "logged by",
    "who took",
    "who answered",
    "stored by",
    "assessed by",
    "screened by",
    "interviewed by",
    "verified by",
    "captured by",
    "mod user",
    "trabajador social",
    "trabajadora social",
    "profesional interviniente",
    "profesional a cargo",
    "atendido por",
    "creado por",
    "cargado por",
    "registrado por",
    "modificado por",
    "quien atendio",
    "quien atiende",
    "quien registro",
    "quien registra",
    "quien recibio",
    "assistente social",
    "quem atendeu",
    "criado por",
    "preenchido por",
    "registado por",
    "travailleur social",
    "travailleuse sociale",
    "qui a pris",
    "qui a repondu",
    "saisi par",
    "rempli par",
    "cree par",
];

/// Names of people.
pub(super) const NAMES: &str = "name names firstname lastname fullname middlename surname nickname nicknames alias aka initials signature handle \
     screenname pseudonym nombre nombres apellido apellidos apodo apodos sobrenombre seudonimo iniciales iniciais initiales firma nom noms \
     prenom prenoms pseudo pseudonyme surnom nome nomes sobrenome apelido vorname nachname";

pub(super) const NAME_PHRASES: &[&str] =
    &["call you", "llamarte", "te llamas", "se llama", "vous appeler", "t appelles", "ser chamada", "ser chamado"];

/// People whom codes tell apart.
pub(super) const PERSONS: &str = "client clients subject survivor victim participant person patient beneficiary caller guest resident cliente victima \
     persona beneficiaria beneficiario usuaria sobreviviente consultante paciente personne victime beneficiaire pessoa vitima";

/// What has a name and is no person.
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
pub(super) const LOCATORS: &str = "address addr street zip zipcode postal postcode latitude longitude lat lon lng latlong gps geopoint geolocation \
     coordinates apartment apt landmark direccion domicilio calle apto coordenadas endereco morada rua logradouro cep adresse \
     rue coordonnees anschrift strasse hausnummer plz postleitzahl";

pub(super) const LOCATOR_PHRASES: &[&str] =
    &["codigo postal", "code postal", "area code", "census tract", "block group"];

/// Employers: where somebody is day by day.
pub(super) const WORKPLACES: &str = "employer employers workplace empleador empleadora empregador employeur";

pub(super) const WORKPLACE_PHRASES: &[&str] = &[
    "place of work",
    "place of employment",
    "lugar de trabajo",
    "local de trabalho",
    "lieu de travail",
    "school attended",
    "which school",
];

/// Schools, which are so where they are named.
pub(super) const SCHOOLS: &str = "school schools escuela colegio ecole college escola";

/// How much somebody agrees, how often, how good: answers about staff or names, no names.
pub(super) const SCALE: &str = "agree disagree satisfied dissatisfied unsatisfied helpful unhelpful likely unlikely neutral never rarely sometimes often \
     always poor fair good excellent acuerdo desacuerdo satisfecha satisfecho insatisfecha insatisfecho siempre nunca veces \
     bueno buena malo mala regular excelente accord satisfait satisfaite insatisfait insatisfaite toujours jamais parfois \
     concordo discordo satisfeita satisfeito insatisfeita insatisfeito sempre";
