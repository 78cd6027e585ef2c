"""What in a column of officers is a person and no role: a name, an address, a telephone number."""

import re

ROLE = re.compile(
    r"\b(?:officers?|directors?|directorates?|heads?|managers?|chiefs?|leaders?|leads?|members?"
    r"|boards?|teams?|executives?|mayor|chairs?|chairman|committees?|groups?|councils?|cabinet"
    r"|partners?|partnerships?|commissioners?|secretary|accountants?|advis[eo]rs?|holders?|owners?"
    r"|sponsors?|authority|forum|panel|office|trust|police|councillors?|cllrs?|solicitors?"
    r"|auditors?|coordinators?|co-ordinators?|administrators?|analysts?|consultants?|engineers?"
    r"|planners?|clerks?|assistants?|principals?|supervisors?|specialists?|treasurer|ceo|cfo|coo|smt|slt"
    r"|clt|cmt|cex|md|dcs|dass|hr|ict|it|s151|s\.?151|section 151|all|deputy|councillor"
    r"|prif|pennaeth|cyfarwyddwr|swyddog|rheolwr|arweinydd|cadeirydd|aelod|cyngor)\b",
    re.IGNORECASE,
)
"""A word for an office, or for those who hold one."""

_OF_WORK = re.compile(
    r"\b(?:resources|finance|financial|legal|housing|planning|environment\w*|services?|communit\w+"
    r"|democra\w+|digital|human|transformation|procurement|assets?|property|social|care|health"
    r"|education|children\S*|adults?|highways|transport|regeneration|economy|economic|policy"
    r"|performance|governance|comm(?:unication)?s|customers?|audit|risk|strateg\w+|business|support"
    r"|corporate|programmes?|projects?|change|culture|leisure|waste|parks|parking|revenues?"
    r"|benefits?|information|technology|data|elect\w+|licensing|commercial|commissioning"
    r"|development|improvement|insight|intelligence|estates|facilities|treasury|pensions|payroll"
    r"|workforce|skills|place|people|neighbourhoods?|public|protection|safety|safeguarding|climate"
    r"|senior|internal|external|growth|engagement|partnerships?|operations?|operational|delivery"
    r"|learning|organi[sz]ational|county|city|borough|district|town|parish|unitary|north|south|east"
    r"|west|central|local|national|regional|joint|building|control|streets?|scene|cleansing"
    r"|trading|standards|enforcement|contact|centre|green|spaces?|museums?|archives?|library"
    r"|libraries|arts|sports?|tourism|events|emergency|resilience|homeless\w*|lettings|repairs"
    r"|maintenance|tenan\w+|landlord|fleet|cemeter\w+|bereavement|regist\w+|coroners?|youth|early"
    r"|years|schools?|fostering|adoption|quality|assurance|complaints?|records|cyber|security"
    r"|web|website|media|marketing|equalit\w+|diversity|inclusion|wellbeing|recruitment|training"
    r"|talent|reward|employees?|staff|staffing|relations|accounting|accounts|budget\w*|capital"
    r"|income|debt|insurance|investment|tax\w*|fraud|statutory|scrutiny|overview|electoral"
    r"|constitution\w*|civic|ceremonial|mayoral|land|charges|conveyancing|litigation|contracts?"
    r"|purchasing|supply|category|sector|voluntary|grants?|funding|village|rural|coastal|flood\w*"
    r"|drainage|water|energy|carbon|sustainab\w+|biodiversity|trees?|landscape|heritage"
    r"|conservation|design|urban|spatial|plans?|major|infrastructure|engineering|roads?|traffic"
    r"|travel|passenger|homes?|private|food|pollution|markets?|interim|acting|vacant|various)\b",
    re.IGNORECASE,
)
_GIVEN = frozenset(
    """
    aaron abdul abigail adam adrian agnes ahmed aisha alan alastair albert alex alexander
    alexandra alice alison alistair allan amanda amber amelia amir amy andrea andrew angela anil
    anita ann anna anne annette anthony antony arthur asha barbara barry becky belinda ben
    benjamin bernard beth bethan bethany beverley bill bob brenda brian bridget bronwen bruce
    carl carol caroline carolyn carys catherine cathy ceri charles charlotte cheryl chloe chris
    christina christine christopher claire clare clive colin craig cynthia daisy daniel danielle
    darren dave david dawn dean debbie deborah debra denise dennis derek diana diane dominic
    donald donna dorothy douglas duncan dylan edward edwin eileen elaine eleanor elizabeth ellen
    ellie emily emma eric erin esther eva evelyn ewan fatima fiona frances francesca fred
    freddie gareth gary gavin gemma geoff geoffrey george georgina gerald gerard gillian glen
    glenn gordon graeme graham gregory gwen gwyn hannah harriet harry hassan hayley heather
    helen henry hilary howard hugh huw ian imran ingrid iqbal irene isaac isabel iwan jacob
    jacqueline jacqui jake james jamie jan jane janet janice jason javed jay jean jeff jeffrey
    jennifer jenny jeremy jessica jill jim jo joan joanna joanne joe joel john jon jonathan
    joseph josephine joshua judith judy julia julian julie june karen karl kate katherine
    kathleen kathryn katie katy keith kelly ken kenneth kerry kevin khalid kim kirsty laura
    lauren lawrence leah leanne lee leon lesley leslie lewis liam lilian linda lindsay lisa liz
    lorraine louis louise lucy luke lydia lynda lynn lynne malcolm mandy manjit margaret maria
    marie marilyn marion martin mary matt matthew maureen megan melanie melissa michael michelle
    miles mohammed molly monica muhammad nadia naomi natalie natasha nathan neil nia nicholas
    nick nicola nigel nina noel nora olivia oliver omar owain owen pam pamela pat patricia
    patrick paul paula pauline peter phil philip philippa phillip phoebe priya rachael rachel
    raj rajesh ralph raymond rebecca rhian rhiannon rhys richard rita robert roberta robin roger
    ronald rosalind rosemary ross roy russell ruth ryan sally sam samantha samuel sandra sanjay
    sara sarah scott sean shane sharon sheila shirley sian simon sonia sophia sophie stephanie
    stephen steve steven stewart stuart sue sunil susan suzanne sylvia tania tanya teresa terry
    theresa thomas tim timothy tina toby tom tony tracey tracy trevor usman valerie vanessa
    vicky victoria vincent vivien vivienne wayne wendy william yasmin yvonne zara zoe
    """.split()  # noqa: SIM905 - some hundred words are read as a text
)
"""Names that are given to persons in these islands, and are no word of a role."""

_ADDRESSED = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Cllr|Councillor)\.?"
_NAME = r"(?:[A-Z]['’])?[A-Z][a-zà-ÿ]+(?:[-'’][A-Z]?[a-zà-ÿ]+)*"
_LAST = rf"(?:(?:Mc|Mac|O['’])?{_NAME})"
_INITIALS = r"(?:(?:[A-Z]\.? ?){1,3})"
_PERSON = re.compile(
    rf"{_ADDRESSED} {_INITIALS}?{_LAST}(?: {_LAST})?"
    rf"|{_NAME} (?:[A-Z]\.? )?{_LAST}"
    rf"|(?:[A-Z]\. ?){{1,3}}{_LAST}|[A-Z] {_LAST}|{_LAST}, ?{_INITIALS}"
)
_ONLY_ADDRESSED = re.compile(rf"{_ADDRESSED} {_INITIALS}?{_LAST}(?:[ -]{_LAST}){{0,2}}")
_CONTACT = re.compile(
    r"<?\b(?:e-?mail|mailto)?[:.]?\s*[\w.+'-]+@[\w.-]+\w>?"
    r"|\(?\b(?:tel(?:ephone)?|ext(?:ension)?|mob(?:ile)?|phone|direct dial)\b[.:]?\s*[+0-9]"
    r"[0-9 ()-]+"
    r"|(?<![\w/])\+?\(?0?[0-9]{3,5}\)?[ -]?[0-9]{3,4}[ -]?[0-9]{3,4}\b\)?",
    re.IGNORECASE,
)


def is_person(text: str) -> bool:
    """Say whether a text names a person: by a form of address, or as a name that is no role."""
    return _ONLY_ADDRESSED.fullmatch(text) is not None or may_be_a_name(text)


def may_be_a_name(text: str) -> bool:
    """Say whether a text may be a person's name: names, and no word for an office or for work.

    One that begins with a name that is given to persons is one whatever follows it.
    """
    words = text.split()
    if not words or len(words) > 4 or any(re.search("[0-9]", word) for word in words):
        return False
    is_given = words[0].strip(".,").casefold() in _GIVEN and words[0][0].isupper()
    if is_given and not ROLE.search(text) and all(word[0].isupper() for word in words):
        return True
    return bool(_PERSON.fullmatch(text)) and not ROLE.search(text) and not _OF_WORK.search(text)


def without_given_name(text: str) -> str:
    """Give a text without a person's first and last name where it begins or ends with them."""
    words = text.split()
    for names, rest in ((words[:2], words[2:]), (words[-2:], words[:-2])):
        if len(rest) > 1 and names[0].casefold() in _GIVEN and may_be_a_name(" ".join(names)):
            return " ".join(rest)
    return text


def is_of_work(text: str) -> bool:
    """Say whether a text names a field of work of a council."""
    return _OF_WORK.search(text) is not None


def without_contacts(text: str) -> tuple[str, bool]:
    """Give a text without addresses and telephone numbers, and whether there were any."""
    bare, number = _CONTACT.subn(" ", text)
    return (re.sub(r"\(\s*\)|<\s*>|,(?=\s*(?:,|$))", " ", bare) if number else text), bool(number)
