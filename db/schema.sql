CREATE VIEW report_place (no, west, east, south, north) AS
SELECT no, longitude, longitude, latitude, latitude FROM report
WHERE deleted = 0 AND latitude IS NOT NULL AND longitude IS NOT NULL;

CREATE TRIGGER champion_added AFTER INSERT ON champion WHEN new.deleted = 0 BEGIN
    INSERT INTO champion_search (rowid, name, number)
    VALUES (new.no, coalesce(new.name, ''), coalesce(new.number, ''));
END;

CREATE TRIGGER champion_changed AFTER UPDATE OF name, number, deleted ON champion BEGIN
    DELETE FROM champion_search WHERE rowid = old.no;
    INSERT INTO champion_search (rowid, name, number)
    SELECT new.no, coalesce(new.name, ''), coalesce(new.number, '') WHERE new.deleted = 0;
END;

CREATE TRIGGER loan_begins_with_a_step BEFORE INSERT ON loan
WHEN NEW.status IS NOT NULL AND NOT EXISTS (SELECT 1 FROM merging)
     AND NOT EXISTS (SELECT 1 FROM loan_step s WHERE s.loan = NEW.id AND s.to_status = NEW.status)
BEGIN SELECT RAISE(ABORT, 'bad_transition: no step led to this state of the loan'); END;

CREATE TRIGGER loan_moves_by_a_step BEFORE UPDATE OF status ON loan
WHEN NEW.status IS NOT OLD.status AND NOT EXISTS (SELECT 1 FROM merging)
     AND NOT EXISTS (SELECT 1 FROM loan_step s WHERE s.loan = NEW.id AND s.to_status = NEW.status AND s.deleted = 0)
BEGIN SELECT RAISE(ABORT, 'bad_transition: no step led to this state of the loan'); END;

CREATE TRIGGER loan_step_is_known BEFORE INSERT ON loan_step
WHEN NOT EXISTS (SELECT 1 FROM merging)
     AND NOT EXISTS (SELECT 1 FROM loan_transition t WHERE t.action = NEW.action
                     AND t.from_status = coalesce(NEW.from_status, '') AND t.to_status = coalesce(NEW.to_status, ''))
BEGIN SELECT RAISE(ABORT, 'bad_transition: a loan cannot take this step'); END;

CREATE TRIGGER report_added AFTER INSERT ON report
WHEN new.deleted = 0 AND NOT EXISTS (SELECT 1 FROM report_bulk WHERE first_no <= new.no) BEGIN
    INSERT INTO report_search (rowid, ref, words, place)
    VALUES (new.no, replace(coalesce(new.ref, ''), '-', ''),
            coalesce(new.description, '') || ' ' || replace(replace(coalesce(new.category, ''), '_', ' '), '.', ' '),
            coalesce(new.street, '') || ' ' || coalesce(new.postcode, ''));
END;

CREATE TRIGGER report_words_changed
AFTER UPDATE OF ref, description, category, street, postcode, deleted ON report
WHEN NOT EXISTS (SELECT 1 FROM report_bulk WHERE first_no <= new.no) BEGIN
    DELETE FROM report_search WHERE rowid = old.no;
    INSERT INTO report_search (rowid, ref, words, place)
    SELECT new.no, replace(coalesce(new.ref, ''), '-', ''),
           coalesce(new.description, '') || ' ' || replace(replace(coalesce(new.category, ''), '_', ' '), '.', ' '),
           coalesce(new.street, '') || ' ' || coalesce(new.postcode, '')
    WHERE new.deleted = 0;
END;

CREATE TABLE action (
    no     INTEGER PRIMARY KEY,
    id     BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    actor  TEXT NOT NULL,
    reason TEXT NOT NULL,
    at     INTEGER NOT NULL,
    undoes BLOB CHECK (undoes IS NULL OR length(undoes) = 16)
) STRICT;

CREATE TABLE area (
    no      INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    code    TEXT,
    name    TEXT,
    deleted INTEGER NOT NULL DEFAULT 0,
    stamps  BLOB NOT NULL
) STRICT;

CREATE TABLE attachment (
    no         INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    owner_type TEXT,
    owner      BLOB,
    role       TEXT,
    position   INTEGER,
    hash       BLOB,
    size       INTEGER,
    media_type TEXT,
    taken_at   INTEGER,
    latitude   REAL,
    longitude  REAL,
    thumbnail  BLOB,
    deleted    INTEGER NOT NULL DEFAULT 0,
    stamps     BLOB NOT NULL
) STRICT;

CREATE TABLE attendance (
    no                INTEGER PRIMARY KEY,
    id                BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    pick              BLOB,
    champion          BLOB, -- either a champion or a name
    name              TEXT,
    role              TEXT, -- volunteer, lead, co_lead
    status            TEXT,
    minutes           INTEGER,
    minutes_source    TEXT, -- sheet, typed, default
    bags              INTEGER,
    adjust_reason     TEXT, -- why bags or minutes were corrected
    child             INTEGER,
    adult             BLOB, -- the attendance of the adult in charge
    emergency_contact TEXT,
    briefed           INTEGER,
    signed            INTEGER,
    in_at             INTEGER,
    out_at            INTEGER,
    position          INTEGER, -- in the order they booked
    note              TEXT,
    deleted           INTEGER NOT NULL DEFAULT 0,
    stamps            BLOB NOT NULL
) STRICT;

CREATE TABLE boundary_edition (
    no         INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name       TEXT,
    valid_from TEXT, -- ISO date
    source     TEXT,
    deleted    INTEGER NOT NULL DEFAULT 0,
    stamps     BLOB NOT NULL
) STRICT;

CREATE TABLE campaign (
    no              INTEGER PRIMARY KEY,
    id              BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    title           TEXT,
    starts_on       TEXT, -- ISO date
    ends_on         TEXT,
    goal_picks      INTEGER,
    goal_bags       INTEGER,
    goal_volunteers INTEGER,
    deleted         INTEGER NOT NULL DEFAULT 0,
    stamps          BLOB NOT NULL
) STRICT;

CREATE TABLE category (
    code             TEXT PRIMARY KEY,
    parent           TEXT REFERENCES category (code),
    label            TEXT NOT NULL,
    also_called      TEXT NOT NULL DEFAULT '', -- other words people type for it
    glyph            TEXT NOT NULL,            -- the letter on the map
    default_priority TEXT NOT NULL DEFAULT 'normal',
    position         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE champion (
    no                INTEGER PRIMARY KEY,
    id                BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    number            TEXT,
    name              TEXT,
    email             TEXT,
    phone             TEXT,
    address           TEXT,
    postcode          TEXT,
    preferred_contact TEXT,
    status            TEXT,
    joined_on         TEXT, -- ISO date
    area              BLOB,
    last_heard_at     INTEGER,
    deleted           INTEGER NOT NULL DEFAULT 0,
    stamps            BLOB NOT NULL
, interests TEXT, patch TEXT, consent_on TEXT, lawful_basis TEXT, languages TEXT, is_young INTEGER, born_on TEXT, parent_consent_on TEXT, induction_pack_on TEXT, left_on TEXT, erased_on TEXT) STRICT;

CREATE TABLE champion_group (
    no      INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name    TEXT,
    kind    TEXT,
    chair   BLOB,
    area    BLOB,
    deleted INTEGER NOT NULL DEFAULT 0,
    stamps  BLOB NOT NULL
) STRICT;

CREATE VIRTUAL TABLE champion_search USING fts5 (
    name, number, content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

CREATE TABLE cleanliness_score (
    no      INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    area    BLOB, -- nothing: the whole council
    ward    BLOB,
    held_on TEXT, -- ISO date
    element TEXT, -- litter, detritus, graffiti, fly_posting
    sites   INTEGER,
    below_b INTEGER, -- graded C, C- or D
    b_minus INTEGER, -- graded B-
    source  TEXT,
    note    TEXT,
    deleted INTEGER NOT NULL DEFAULT 0,
    stamps  BLOB NOT NULL
) STRICT;

CREATE TABLE commentary (
    no        INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    quarter   TEXT, -- 2026-27Q1
    indicator TEXT,
    area      BLOB,
    words     TEXT,
    by        TEXT,
    deleted   INTEGER NOT NULL DEFAULT 0,
    stamps    BLOB NOT NULL
) STRICT;

CREATE TABLE contact (
    no        INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    champion  BLOB,
    at        INTEGER,
    way       TEXT,
    kind      TEXT,
    note      TEXT,
    round     TEXT,
    answered  INTEGER, -- whether the champion was reached or answered
    deleted   INTEGER NOT NULL DEFAULT 0,
    stamps    BLOB NOT NULL
) STRICT;

CREATE TABLE council (
    no      INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name    TEXT,
    nation  TEXT,
    deleted INTEGER NOT NULL DEFAULT 0,
    stamps  BLOB NOT NULL
) STRICT;

CREATE TABLE course (
    no           INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    code         TEXT,
    label        TEXT,
    months_valid INTEGER,
    renewal_days INTEGER,
    deleted      INTEGER NOT NULL DEFAULT 0,
    stamps       BLOB NOT NULL
) STRICT;

CREATE TABLE course_default (
    code         TEXT PRIMARY KEY,
    label        TEXT NOT NULL,
    months_valid INTEGER NOT NULL, -- 0: for good
    renewal_days INTEGER NOT NULL, -- how long before the end it is due for renewal
    position     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE credit (
    no            INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    from_champion BLOB,
    from_account  TEXT,
    to_champion   BLOB,
    to_account    TEXT,
    minutes       INTEGER,
    category      TEXT,
    pick          BLOB,
    at            INTEGER,
    reverses      BLOB,
    reason        TEXT,
    deleted       INTEGER NOT NULL DEFAULT 0,
    stamps        BLOB NOT NULL
, loan BLOB) STRICT;

CREATE TABLE decision (
    no      INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    kind    TEXT, -- same_person, same_figures
    first   BLOB,
    second  BLOB,
    choice  TEXT, -- keep_first, keep_second, both
    by      TEXT,
    deleted INTEGER NOT NULL DEFAULT 0,
    stamps  BLOB NOT NULL
) STRICT;

CREATE TABLE depot (
    no        INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name      TEXT,
    address   TEXT,
    latitude  REAL,
    longitude REAL,
    note      TEXT,
    deleted   INTEGER NOT NULL DEFAULT 0,
    stamps    BLOB NOT NULL
) STRICT;

CREATE TABLE device (
    no     INTEGER PRIMARY KEY,
    id     BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    prefix TEXT NOT NULL,
    name   TEXT NOT NULL
) STRICT;

CREATE TABLE disclaimer (
    no           INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    version      TEXT,
    words        TEXT,
    current_from TEXT, -- ISO date
    deleted      INTEGER NOT NULL DEFAULT 0,
    stamps       BLOB NOT NULL
) STRICT;

CREATE TABLE due_default (
    category     TEXT NOT NULL REFERENCES category (code),
    priority     TEXT NOT NULL,
    working_days INTEGER NOT NULL,
    PRIMARY KEY (category, priority)
) STRICT, WITHOUT ROWID;

CREATE TABLE due_rule (
    no           INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    category     TEXT,
    priority     TEXT,
    working_days INTEGER,
    deleted      INTEGER NOT NULL DEFAULT 0,
    stamps       BLOB NOT NULL
) STRICT;

CREATE TABLE enforcement (
    no       INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    report   BLOB,
    action   TEXT,
    taken_on TEXT, -- ISO date
    note     TEXT,
    deleted  INTEGER NOT NULL DEFAULT 0,
    stamps   BLOB NOT NULL
) STRICT;

CREATE TABLE frozen_figure (
    no             INTEGER PRIMARY KEY,
    id             BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    frozen_quarter BLOB,
    indicator      TEXT,
    area_code      TEXT, -- ALL, or the code of an area
    area_name      TEXT,
    value          REAL,
    numerator      REAL,
    denominator    REAL,
    target         REAL,
    status         TEXT,
    signal         TEXT,
    note           TEXT,
    deleted        INTEGER NOT NULL DEFAULT 0,
    stamps         BLOB NOT NULL
) STRICT;

CREATE TABLE frozen_indicator (
    no             INTEGER PRIMARY KEY,
    id             BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    frozen_quarter BLOB,
    indicator      TEXT,
    version        INTEGER,
    definition     TEXT, -- the whole file
    records        BLOB, -- for each record its id (16 bytes) and a digest (8 bytes) of what it counted for
    digest         TEXT, -- of records
    deleted        INTEGER NOT NULL DEFAULT 0,
    stamps         BLOB NOT NULL
) STRICT;

CREATE TABLE frozen_quarter (
    no        INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    quarter   TEXT, -- 2026-27Q1
    frozen_at INTEGER,
    by        TEXT,
    note      TEXT,
    digest    TEXT, -- of all its figures
    deleted   INTEGER NOT NULL DEFAULT 0,
    stamps    BLOB NOT NULL
) STRICT;

CREATE TABLE gazetteer_postcode (
    no        INTEGER PRIMARY KEY,
    source    INTEGER NOT NULL REFERENCES gazetteer_source (no),
    postcode  TEXT NOT NULL, -- upper case, one space
    easting   REAL NOT NULL,
    northing  REAL NOT NULL,
    latitude  REAL NOT NULL,
    longitude REAL NOT NULL
) STRICT;

CREATE TABLE gazetteer_source (
    no          INTEGER PRIMARY KEY AUTOINCREMENT,
    name        TEXT NOT NULL UNIQUE,
    kind        TEXT NOT NULL CHECK (kind IN ('open_names', 'code_point', 'plain', 'sample')),
    imported_at INTEGER NOT NULL,
    streets     INTEGER NOT NULL,
    postcodes   INTEGER NOT NULL
) STRICT;

CREATE TABLE gazetteer_street (
    no        INTEGER PRIMARY KEY,
    source    INTEGER NOT NULL REFERENCES gazetteer_source (no),
    name      TEXT NOT NULL,
    place     TEXT NOT NULL DEFAULT '', -- village, suburb or town
    district  TEXT NOT NULL DEFAULT '', -- outward part of its postcodes
    easting   REAL NOT NULL,
    northing  REAL NOT NULL,
    latitude  REAL NOT NULL,
    longitude REAL NOT NULL
) STRICT;

CREATE TABLE hazard (
    no                INTEGER PRIMARY KEY,
    id                BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    code              TEXT,
    hazard            TEXT,
    who               TEXT,
    likelihood_before INTEGER,
    severity_before   INTEGER,
    controls          TEXT,
    likelihood_after  INTEGER,
    severity_after    INTEGER,
    position          INTEGER,
    hidden            INTEGER, -- 1: not in the template
    deleted           INTEGER NOT NULL DEFAULT 0,
    stamps            BLOB NOT NULL
) STRICT;

CREATE TABLE hazard_default (
    code              TEXT PRIMARY KEY,
    hazard            TEXT NOT NULL,
    who               TEXT NOT NULL,
    likelihood_before INTEGER NOT NULL,
    severity_before   INTEGER NOT NULL,
    controls          TEXT NOT NULL,
    likelihood_after  INTEGER NOT NULL,
    severity_after    INTEGER NOT NULL,
    position          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE household_count (
    no         INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    area       BLOB,
    from_on    TEXT, -- ISO date
    households INTEGER,
    source     TEXT,
    deleted    INTEGER NOT NULL DEFAULT 0,
    stamps     BLOB NOT NULL
) STRICT;

CREATE TABLE imported_row (
    record BLOB PRIMARY KEY CHECK (length(record) = 16),
    digest BLOB NOT NULL CHECK (length(digest) = 16),
    action BLOB NOT NULL CHECK (length(action) = 16)
) STRICT, WITHOUT ROWID;

CREATE TABLE indicator_baseline (
    no         INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    indicator  TEXT,
    area       BLOB, -- nothing: the whole council and every area without one of its own
    from_month TEXT, -- ISO date of its first day
    months     INTEGER, -- nothing: all to the next baseline
    why        TEXT,
    deleted    INTEGER NOT NULL DEFAULT 0,
    stamps     BLOB NOT NULL
) STRICT;

CREATE TABLE indicator_target (
    no        INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    indicator TEXT,
    area      BLOB, -- nothing: the whole council, and areas without one of their own where it is a share or a median
    from_on   TEXT, -- ISO date
    value     REAL,
    note      TEXT,
    deleted   INTEGER NOT NULL DEFAULT 0,
    stamps    BLOB NOT NULL
) STRICT;

CREATE TABLE inspection (
    no             INTEGER PRIMARY KEY,
    id             BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    kit            BLOB,
    held_on        TEXT, -- ISO date
    by             TEXT,
    passed         INTEGER,
    ppe_expires_on TEXT, -- as found on the day
    note           TEXT,
    deleted        INTEGER NOT NULL DEFAULT 0,
    stamps         BLOB NOT NULL
) STRICT;

CREATE TABLE item (
    no              INTEGER PRIMARY KEY,
    id              BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name            TEXT,
    kind            TEXT, -- serial, counted, consumable
    value_pence     INTEGER, -- of one
    low_stock_level INTEGER, -- at a depot
    note            TEXT,
    deleted         INTEGER NOT NULL DEFAULT 0,
    stamps          BLOB NOT NULL
) STRICT;

CREATE TABLE journal_clock (
    one        INTEGER PRIMARY KEY CHECK (one = 1),
    last_stamp INTEGER NOT NULL
) STRICT;

CREATE TABLE kit (
    no                    INTEGER PRIMARY KEY,
    id                    BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    label                 TEXT,
    kit_type              BLOB,
    depot                 BLOB,
    shelf                 TEXT,
    status                TEXT,
    contents              TEXT, -- JSON: [{"item":…,"expected":…,"present":…,"consumable":…,"serials":[…]}]
    inspected_on          TEXT, -- ISO date of the last inspection it passed
    inspection_failed_on  TEXT, -- of one it failed since then
    inspection_due        INTEGER, -- 1: came back from a loan after which it is to be inspected
    ppe_expires_on        TEXT, -- ISO date: the last day gloves, vests and goggles may be used
    made_on               TEXT, -- ISO date: when it was made up
    kept_by               BLOB, -- the group that keeps it
    kept_at               TEXT, -- where that group keeps it
    latitude              REAL,
    longitude             REAL,
    last_seen_on          TEXT, -- ISO date of the last count that found it
    reason                TEXT, -- why it was retired, written off or lost
    note                  TEXT,
    label_key             TEXT GENERATED ALWAYS AS (upper(replace(replace(replace(replace(coalesce(label, ''),
                              ' ', ''), '-', ''), '_', ''), '/', ''))) VIRTUAL, -- as scans are compared
    deleted               INTEGER NOT NULL DEFAULT 0,
    stamps                BLOB NOT NULL
) STRICT;

CREATE TABLE kit_type (
    no                 INTEGER PRIMARY KEY,
    id                 BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name               TEXT,
    purpose            TEXT, -- keep: a group keeps it; event: lent for a day
    lines              TEXT, -- JSON: [{"item":…,"count":…,"consumable":…}]
    hand_over_list     TEXT, -- what is looked at, in order; parts separated by semicolons
    return_list        TEXT,
    inspection_months  INTEGER, -- 0: no such plan
    inspect_after_loan INTEGER,
    buffer_days        INTEGER, -- between two loans
    serves             INTEGER, -- people one kit is enough for
    note               TEXT,
    deleted            INTEGER NOT NULL DEFAULT 0,
    stamps             BLOB NOT NULL
) STRICT;

CREATE TABLE loan (
    no                INTEGER PRIMARY KEY,
    id                BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    ref               TEXT,
    borrower          BLOB,
    host_group        BLOB,
    pick              BLOB,
    due_out           TEXT, -- ISO date
    due_in            TEXT, -- ISO date
    status            TEXT,
    out_at            INTEGER,
    out_by            TEXT,
    returned_at       INTEGER,
    returned_to       TEXT, -- who took it back
    closed_at         INTEGER,
    override_rules    TEXT, -- codes of the rules of the gate passed over
    override_by       TEXT,
    override_reason   TEXT,
    cancel_reason     TEXT,
    incomplete_reason TEXT,
    write_off_reason  TEXT,
    write_off_pence   INTEGER,
    waived_by         TEXT, -- of the work report
    waived_reason     TEXT,
    snoozed_until     TEXT, -- ISO date: no reminder up to and on that day
    note              TEXT,
    is_held           INTEGER GENERATED ALWAYS AS (deleted = 0 AND coalesce(status, '') IN ('reserved', 'ready', 'out')) VIRTUAL,
    deleted           INTEGER NOT NULL DEFAULT 0,
    stamps            BLOB NOT NULL
) STRICT;

CREATE TABLE loan_kit (
    no       INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    loan     BLOB,
    kit      BLOB,
    position INTEGER,
    deleted  INTEGER NOT NULL DEFAULT 0,
    stamps   BLOB NOT NULL
) STRICT;

CREATE TABLE loan_line (
    no         INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    loan       BLOB,
    kit        BLOB,
    item       BLOB,
    consumable INTEGER,
    position   INTEGER,
    issued     INTEGER,
    ok         INTEGER,
    worn       INTEGER,
    damaged    INTEGER,
    lost       INTEGER,
    consumed   INTEGER,
    unused     INTEGER,
    note       TEXT,
    deleted    INTEGER NOT NULL DEFAULT 0,
    stamps     BLOB NOT NULL
) STRICT;

CREATE TABLE loan_rules (
    no              INTEGER PRIMARY KEY,
    id              BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    courses         TEXT, -- codes, separated by semicolons: one of them in date is enough
    sign_each_loan  INTEGER,
    due_soon_days   INTEGER,
    suspend_late    INTEGER, -- 1: who is late is suspended
    suspend_after   INTEGER, -- days late
    suspend_days    INTEGER, -- for so long
    deleted         INTEGER NOT NULL DEFAULT 0,
    stamps          BLOB NOT NULL
) STRICT;

CREATE TABLE loan_step (
    no              INTEGER PRIMARY KEY,
    id              BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    loan            BLOB,
    action          TEXT,
    from_status     TEXT,
    to_status       TEXT,
    at              INTEGER, -- when it happened, which may be before it was written down
    by              TEXT,
    reason          TEXT,
    note            TEXT,
    override_rules  TEXT, -- codes of the rules passed over
    override_by     TEXT,
    override_reason TEXT,
    how             TEXT, -- of a reminder: letter, email, phone
    words           TEXT, -- of a reminder
    champion        BLOB, -- who was reminded
    other           BLOB, -- the other loan of a clash
    kit             BLOB, -- that it was about
    deleted         INTEGER NOT NULL DEFAULT 0,
    stamps          BLOB NOT NULL
) STRICT;

CREATE TABLE loan_transition (
    action      TEXT NOT NULL,
    from_status TEXT NOT NULL, -- empty: it begins
    to_status   TEXT NOT NULL,
    PRIMARY KEY (action, from_status, to_status)
) STRICT, WITHOUT ROWID;

CREATE TABLE loan_user (
    no       INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    loan     BLOB,
    champion BLOB,
    deleted  INTEGER NOT NULL DEFAULT 0,
    stamps   BLOB NOT NULL
) STRICT;

CREATE TABLE meeting (
    no        INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    title     TEXT,
    starts_at INTEGER,
    minutes   INTEGER,
    venue     TEXT, -- in words
    area      BLOB,
    note      TEXT,
    deleted   INTEGER NOT NULL DEFAULT 0,
    stamps    BLOB NOT NULL
) STRICT;

CREATE TABLE membership (
    no             INTEGER PRIMARY KEY,
    id             BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    champion       BLOB,
    champion_group BLOB,
    deleted        INTEGER NOT NULL DEFAULT 0,
    stamps         BLOB NOT NULL
) STRICT;

CREATE TABLE merge_open (
    record      BLOB PRIMARY KEY CHECK (length(record) = 16),
    type        INTEGER NOT NULL,
    differences INTEGER NOT NULL -- how many of its fields somebody has to settle
) STRICT, WITHOUT ROWID;

CREATE TABLE merge_waiting (
    record BLOB PRIMARY KEY CHECK (length(record) = 16),
    type   INTEGER NOT NULL,
    why    INTEGER NOT NULL -- 1: no beginning yet; 2: unknown type or field; 3: it went to another area
) STRICT, WITHOUT ROWID;

CREATE TABLE merging (
    one INTEGER PRIMARY KEY CHECK (one = 1)
) STRICT;

CREATE TABLE op_log (
    stream INTEGER NOT NULL REFERENCES stream (no),
    seq    INTEGER NOT NULL CHECK (seq > 0),
    stamp  INTEGER NOT NULL,
    type   INTEGER NOT NULL,
    record BLOB NOT NULL CHECK (length(record) = 16),
    kind   INTEGER NOT NULL,
    action INTEGER NOT NULL REFERENCES action (no),
    body   BLOB NOT NULL,
    hash   BLOB NOT NULL CHECK (length(hash) = 32), erased INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (stream, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE personal_field (
    type         INTEGER NOT NULL REFERENCES record_type (number),
    owner_column TEXT NOT NULL, -- empty: the champion's own record
    column_name  TEXT NOT NULL,
    how          TEXT NOT NULL CHECK (how IN ('wipe', 'names')), -- all of it, or only where it names them
    PRIMARY KEY (type, owner_column, column_name)
) STRICT, WITHOUT ROWID;

CREATE TABLE pick (
    no                 INTEGER PRIMARY KEY,
    id                 BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    title              TEXT,
    starts_at          INTEGER,
    minutes            INTEGER,
    lead               BLOB,
    area               BLOB,
    ward               BLOB,
    host_group         BLOB, -- the group that holds it
    campaign           BLOB,
    place              TEXT, -- GeoJSON Point, LineString or Polygon
    latitude           REAL, -- the middle of the place
    longitude          REAL,
    length_m           REAL,
    area_m2            REAL,
    meeting_latitude   REAL,
    meeting_longitude  REAL,
    bag_latitude       REAL, -- where the bags are left
    bag_longitude      REAL,
    stops              TEXT, -- JSON: the walk, in order
    road_speed_mph     INTEGER,
    insurance_basis    TEXT,
    land_permission    TEXT,
    capacity           INTEGER,
    requested_by       TEXT,
    note               TEXT,
    status             TEXT,
    approved_by        TEXT,
    approved_at        INTEGER,
    approved_for       TEXT, -- digest of the place, lead and road that were approved
    override_by        TEXT,
    override_reason    TEXT,
    override_mph       INTEGER, -- the road speed the override was given for
    briefed_by         TEXT,
    cancel_reason      TEXT,
    grade_before       TEXT,
    grade_after        TEXT,
    bags_general       INTEGER,
    bags_recycling     INTEGER,
    bags_weighed       INTEGER,
    kg_measured        REAL,
    kg_estimated       REAL,
    kg_factor          REAL,
    kg_factor_source   TEXT,
    kg_estimate_typed  INTEGER, -- 1: typed; else worked out by the factor
    sharps_found       INTEGER,
    fly_tips_found     INTEGER,
    bulky_items        INTEGER,
    sacks_issued       INTEGER,
    sacks_returned     INTEGER,
    deleted            INTEGER NOT NULL DEFAULT 0,
    stamps             BLOB NOT NULL
) STRICT;

CREATE TABLE pick_assessment (
    no        INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    pick      BLOB,
    version   INTEGER,
    rows      TEXT, -- JSON: hazards with scores before and after control
    by        TEXT, -- who signed it off; nothing while it is unsigned
    made_at   INTEGER,
    review_on TEXT, -- ISO date
    source    TEXT, -- typed, template, copied
    deleted   INTEGER NOT NULL DEFAULT 0,
    stamps    BLOB NOT NULL
, place TEXT) STRICT;

CREATE TABLE pick_notice (
    no         INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    pick       BLOB,
    attendance BLOB,
    champion   BLOB, -- nothing where they are known by name alone
    kind       TEXT,
    at         INTEGER,
    by         TEXT,
    way        TEXT, -- how it is to be sent
    words      TEXT,
    deleted    INTEGER NOT NULL DEFAULT 0,
    stamps     BLOB NOT NULL
) STRICT;

CREATE TABLE pick_report (
    no      INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    pick    BLOB,
    report  BLOB,
    kind    TEXT, -- sharps, fly_tip, closed
    deleted INTEGER NOT NULL DEFAULT 0,
    stamps  BLOB NOT NULL
) STRICT;

CREATE TABLE pick_rules (
    no               INTEGER PRIMARY KEY,
    id               BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    road_limit_mph   INTEGER,
    lead_days        INTEGER, -- working days
    likelihood_max   INTEGER,
    severity_max     INTEGER,
    kg_per_bag       REAL,
    kg_source        TEXT,
    review_months    INTEGER,
    deleted          INTEGER NOT NULL DEFAULT 0,
    stamps           BLOB NOT NULL
) STRICT;

CREATE TABLE pick_step (
    no              INTEGER PRIMARY KEY,
    id              BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    pick            BLOB,
    from_status     TEXT,
    to_status       TEXT,
    at              INTEGER,
    by              TEXT,
    reason          TEXT, -- code: of a cancellation, or "reopened" where the gate sent it back
    note            TEXT,
    override_rules  TEXT, -- codes of the rules passed over
    override_by     TEXT,
    override_reason TEXT,
    deleted         INTEGER NOT NULL DEFAULT 0,
    stamps          BLOB NOT NULL
) STRICT;

CREATE TABLE record_field (
    type        INTEGER NOT NULL REFERENCES record_type (number),
    number      INTEGER NOT NULL CHECK (number > 1),
    column_name TEXT NOT NULL,
    kind        TEXT NOT NULL
                CHECK (kind IN ('text', 'integer', 'real', 'blob', 'ref', 'instant', 'day', 'flag')),
    ref_type    TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (type, number),
    UNIQUE (type, column_name)
) STRICT, WITHOUT ROWID;

CREATE TABLE record_type (
    number       INTEGER PRIMARY KEY,
    name         TEXT NOT NULL UNIQUE,
    table_name   TEXT NOT NULL UNIQUE,
    scope        TEXT NOT NULL DEFAULT 'shared' CHECK (scope IN ('shared', 'area', 'parent')),
    scope_column TEXT NOT NULL DEFAULT '',
    parent_type  TEXT NOT NULL DEFAULT '',
    append_only  INTEGER NOT NULL DEFAULT 0 CHECK (append_only IN (0, 1))
) STRICT;

CREATE TABLE report (
    no           INTEGER PRIMARY KEY,
    id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    ref          TEXT,
    category     TEXT,
    description  TEXT,
    latitude     REAL,
    longitude    REAL,
    easting      REAL,
    northing     REAL,
    place_typed  TEXT, -- what was typed to say where, as typed
    street       TEXT,
    postcode     TEXT,
    ward         BLOB,
    area         BLOB,
    edition      BLOB, -- the boundaries that gave ward and area
    boundary     TEXT, -- inside, edge (within 25 m of a boundary) or outside
    source       TEXT,
    champion     BLOB,
    reporter     TEXT, -- who told us, where it was no champion
    observed_at  INTEGER,
    logged_at    INTEGER,
    status       TEXT,
    closed_at    INTEGER,
    priority     TEXT,
    due_on       TEXT, -- ISO date
    hazard       TEXT,
    land_type    TEXT,
    waste_type   TEXT,
    size         TEXT,
    assigned_to  TEXT,
    referred_to  TEXT,
    duplicate_of BLOB,
    external_ref TEXT, -- its reference in the system it was imported from
    deleted      INTEGER NOT NULL DEFAULT 0,
    stamps       BLOB NOT NULL,
    is_open INTEGER GENERATED ALWAYS AS (
        deleted = 0 AND status IN ('new', 'acknowledged', 'scheduled', 'in_progress', 'reopened')
    ) VIRTUAL,
    turn INTEGER GENERATED ALWAYS AS ( -- champions first, then priority
        (CASE source WHEN 'champion' THEN 0 ELSE 4 END)
        + (CASE priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 WHEN 'low' THEN 3 ELSE 2 END)
    ) VIRTUAL,
    due_key TEXT GENERATED ALWAYS AS (coalesce(due_on, '9999-12-31')) VIRTUAL -- never null, to sort by
, recurrence_of BLOB) STRICT;

CREATE TABLE report_bulk (
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    first_no INTEGER NOT NULL
) STRICT;

CREATE VIRTUAL TABLE report_search USING fts5 (
    ref, words, place, content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

CREATE TABLE report_step (
    no          INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    report      BLOB,
    from_status TEXT,
    to_status   TEXT,
    at          INTEGER,
    by          TEXT,
    note        TEXT,
    deleted     INTEGER NOT NULL DEFAULT 0,
    stamps      BLOB NOT NULL
) STRICT;

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE signature (
    no                 INTEGER PRIMARY KEY,
    id                 BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    loan               BLOB, -- on whose occasion
    champion           BLOB,
    disclaimer         BLOB,
    disclaimer_version TEXT,
    words              TEXT,
    how                TEXT, -- screen, scanned, paper
    kept_at            TEXT, -- of paper
    signed_at          INTEGER,
    witness            TEXT, -- the officer
    drawing            TEXT, -- path of SVG in a box of 600 by 200, where it was drawn on the screen
    deleted            INTEGER NOT NULL DEFAULT 0,
    stamps             BLOB NOT NULL
, reason TEXT) STRICT;

CREATE TABLE stock (
    no      INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    item    BLOB,
    depot   BLOB,
    delta   INTEGER,
    reason  TEXT,
    kit     BLOB, -- that was filled from it
    pick    BLOB, -- it was used at
    at      INTEGER,
    by      TEXT,
    note    TEXT,
    deleted INTEGER NOT NULL DEFAULT 0,
    stamps  BLOB NOT NULL
) STRICT;

CREATE TABLE stock_count (
    no          INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    depot       BLOB,
    started_at  INTEGER,
    by          TEXT,
    finished_at INTEGER, -- nothing: still going on
    missing     TEXT, -- labels that should have been there, separated by semicolons
    deleted     INTEGER NOT NULL DEFAULT 0,
    stamps      BLOB NOT NULL
) STRICT;

CREATE TABLE stock_scan (
    no          INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    stock_count BLOB,
    code        TEXT, -- as it was read
    kit         BLOB,
    result      TEXT, -- found, misplaced, duplicate, unknown
    at          INTEGER,
    deleted     INTEGER NOT NULL DEFAULT 0,
    stamps      BLOB NOT NULL
) STRICT;

CREATE TABLE stream (
    no       INTEGER PRIMARY KEY,
    scope    BLOB NOT NULL CHECK (length(scope) = 16),
    device   INTEGER NOT NULL REFERENCES device (no),
    last_seq INTEGER NOT NULL,
    head     BLOB NOT NULL,
    UNIQUE (scope, device)
) STRICT;

CREATE TABLE survey (
    no        INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    area      BLOB, -- nothing: the whole council
    held_on   TEXT, -- ISO date
    question  TEXT, -- parks, cleanliness, refuse, recycling, area
    answered  INTEGER,
    satisfied INTEGER,
    source    TEXT,
    note      TEXT,
    deleted   INTEGER NOT NULL DEFAULT 0,
    stamps    BLOB NOT NULL
) STRICT;

CREATE TABLE suspension (
    no         INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    champion   BLOB,
    from_on    TEXT, -- ISO date
    until_on   TEXT, -- ISO date; nothing: until it is lifted
    reason     TEXT,
    loan       BLOB, -- that came back late
    automatic  INTEGER,
    lifted_on  TEXT, -- ISO date
    lifted_why TEXT,
    deleted    INTEGER NOT NULL DEFAULT 0,
    stamps     BLOB NOT NULL
) STRICT;

CREATE TABLE sync_area_key (
    no        INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    statement BLOB,
    deleted   INTEGER NOT NULL DEFAULT 0,
    stamps    BLOB NOT NULL
) STRICT;

CREATE TABLE sync_deleted (
    area    BLOB NOT NULL,
    at      INTEGER NOT NULL,
    records INTEGER NOT NULL
) STRICT;

CREATE TABLE sync_device (
    no          INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name        TEXT,
    salt        BLOB,
    certificate BLOB,
    deleted     INTEGER NOT NULL DEFAULT 0,
    stamps      BLOB NOT NULL
) STRICT;

CREATE TABLE sync_grant (
    no       INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    area_key BLOB,
    device   BLOB,
    sealed   BLOB,
    deleted  INTEGER NOT NULL DEFAULT 0,
    stamps   BLOB NOT NULL
) STRICT;

CREATE TABLE sync_missing (
    bundle   BLOB NOT NULL,
    scope    BLOB NOT NULL,
    device   BLOB NOT NULL,
    from_seq INTEGER NOT NULL,
    to_seq   INTEGER NOT NULL,
    PRIMARY KEY (bundle, scope, device, from_seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_passed (
    bundle      BLOB PRIMARY KEY CHECK (length(bundle) = 16),
    for_as_long BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_peer_has (
    peer   BLOB NOT NULL,
    scope  BLOB NOT NULL,
    device BLOB NOT NULL,
    seq    INTEGER NOT NULL,
    PRIMARY KEY (peer, scope, device)
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_peer_wants (
    peer BLOB NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (peer, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_received (
    bundle      BLOB PRIMARY KEY CHECK (length(bundle) = 16),
    peer        BLOB NOT NULL,
    received_at INTEGER NOT NULL,
    records     INTEGER NOT NULL,
    changed     INTEGER NOT NULL,
    conflicts   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_revocation (
    no        INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    statement BLOB,
    deleted   INTEGER NOT NULL DEFAULT 0,
    stamps    BLOB NOT NULL
) STRICT;

CREATE TABLE sync_sent (
    bundle  BLOB PRIMARY KEY CHECK (length(bundle) = 16),
    to_name TEXT NOT NULL, -- a device or an area; empty for everybody
    made_at INTEGER NOT NULL,
    size    INTEGER NOT NULL,
    ops     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_waiting (
    bundle BLOB PRIMARY KEY CHECK (length(bundle) = 16),
    peer   BLOB NOT NULL,
    since  INTEGER NOT NULL,
    reason TEXT NOT NULL -- 'gap', 'newer_format' or 'deletions'
, claimed BLOB) STRICT, WITHOUT ROWID;

CREATE TABLE sync_writer (
    journal     BLOB PRIMARY KEY CHECK (length(journal) = 16),
    device      BLOB NOT NULL,    -- whose certificate its bundles bear
    made_at     INTEGER NOT NULL, -- by its clock, of the latest bundle
    received_at INTEGER NOT NULL,
    clock_ahead INTEGER NOT NULL, -- milliseconds its clock was beyond ours; 0 where nothing is wrong
    app         TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE ticket (
    no        INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    kit       BLOB,
    item      BLOB,
    fault     TEXT,
    blocking  INTEGER, -- 1: the kit is not lent until it is closed
    opened_on TEXT,
    opened_by TEXT,
    closed_on TEXT,
    closed_by TEXT,
    outcome   TEXT, -- repaired, replaced, written_off, no_fault
    note      TEXT,
    deleted   INTEGER NOT NULL DEFAULT 0,
    stamps    BLOB NOT NULL
) STRICT;

CREATE TABLE training (
    no             INTEGER PRIMARY KEY,
    id             BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    champion       BLOB,
    course         TEXT,
    held_on        TEXT, -- ISO date
    expires_on     TEXT, -- ISO date; nothing: it holds for good
    revoked_reason TEXT,
    revoked_on     TEXT, -- ISO date
    deleted        INTEGER NOT NULL DEFAULT 0,
    stamps         BLOB NOT NULL
) STRICT;

CREATE TABLE ward (
    no       INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    edition  BLOB,
    code     TEXT,
    name     TEXT,
    area     BLOB,
    geometry BLOB, -- multipolygon in WGS84, encoded by core/polygon.h
    deleted  INTEGER NOT NULL DEFAULT 0,
    stamps   BLOB NOT NULL
) STRICT;

CREATE TABLE work_report (
    no          INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    loan        BLOB,
    place       TEXT, -- words for where
    latitude    REAL,
    longitude   REAL,
    hours       REAL, -- of everybody together
    bags        INTEGER,
    left_behind TEXT, -- separated by semicolons
    sharps      INTEGER, -- left behind, out of those words
    fly_tips    INTEGER,
    note        TEXT,
    made_at     INTEGER,
    by          TEXT,
    champion    BLOB, -- the borrower
    deleted     INTEGER NOT NULL DEFAULT 0,
    stamps      BLOB NOT NULL
) STRICT;

CREATE INDEX area_by_code ON area (code);

CREATE INDEX attachment_by_hash ON attachment (hash);

CREATE INDEX attachment_by_owner ON attachment (owner, position);

CREATE INDEX attendance_by_champion ON attendance (champion) WHERE champion IS NOT NULL;

CREATE INDEX attendance_by_pick ON attendance (pick, position);

CREATE INDEX champion_by_area ON champion (area);

CREATE INDEX champion_by_name ON champion (name COLLATE NOCASE);

CREATE INDEX champion_by_number ON champion (number);

CREATE INDEX champion_by_status ON champion (status);

CREATE INDEX champion_group_by_chair ON champion_group (chair) WHERE chair IS NOT NULL;

CREATE INDEX champion_group_by_name ON champion_group (name COLLATE NOCASE);

CREATE INDEX cleanliness_score_by_day ON cleanliness_score (held_on);

CREATE INDEX commentary_by_quarter ON commentary (quarter);

CREATE INDEX contact_by_champion ON contact (champion, at);

CREATE INDEX contact_by_round ON contact (round) WHERE round IS NOT NULL;

CREATE INDEX course_by_code ON course (code);

CREATE INDEX credit_by_giver ON credit (from_champion, at) WHERE from_champion IS NOT NULL;

CREATE INDEX credit_by_loan ON credit (loan) WHERE loan IS NOT NULL;

CREATE INDEX credit_by_pick ON credit (pick) WHERE pick IS NOT NULL;

CREATE INDEX credit_by_reversed ON credit (reverses) WHERE reverses IS NOT NULL;

CREATE INDEX credit_by_taker ON credit (to_champion, at) WHERE to_champion IS NOT NULL;

CREATE INDEX disclaimer_by_day ON disclaimer (current_from);

CREATE INDEX due_rule_by_category ON due_rule (category, priority);

CREATE INDEX enforcement_by_day ON enforcement (taken_on);

CREATE INDEX enforcement_by_report ON enforcement (report);

CREATE INDEX frozen_figure_by_quarter ON frozen_figure (frozen_quarter);

CREATE INDEX frozen_indicator_by_quarter ON frozen_indicator (frozen_quarter);

CREATE INDEX frozen_quarter_by_quarter ON frozen_quarter (quarter, frozen_at);

CREATE INDEX gazetteer_postcode_by_source ON gazetteer_postcode (source);

CREATE INDEX gazetteer_street_by_source ON gazetteer_street (source);

CREATE INDEX inspection_by_kit ON inspection (kit, held_on);

CREATE INDEX kit_by_depot ON kit (depot) WHERE deleted = 0;

CREATE INDEX kit_by_label ON kit (label_key, id) WHERE deleted = 0;

CREATE INDEX kit_by_type ON kit (kit_type) WHERE deleted = 0;

CREATE INDEX loan_by_borrower ON loan (borrower);

CREATE INDEX loan_by_pick ON loan (pick) WHERE pick IS NOT NULL;

CREATE INDEX loan_by_ref ON loan (ref);

CREATE INDEX loan_by_status ON loan (status, due_in);

CREATE INDEX loan_kit_by_kit ON loan_kit (kit);

CREATE INDEX loan_kit_by_loan ON loan_kit (loan, position);

CREATE INDEX loan_line_by_item ON loan_line (item);

CREATE INDEX loan_line_by_loan ON loan_line (loan, position);

CREATE INDEX loan_step_by_action ON loan_step (action, at);

CREATE INDEX loan_step_by_loan ON loan_step (loan, at);

CREATE INDEX loan_user_by_champion ON loan_user (champion);

CREATE INDEX loan_user_by_loan ON loan_user (loan);

CREATE INDEX meeting_by_start ON meeting (starts_at);

CREATE INDEX membership_by_champion ON membership (champion);

CREATE INDEX membership_by_group ON membership (champion_group);

CREATE INDEX op_log_by_action ON op_log (action);

CREATE INDEX op_log_by_record ON op_log (record, stamp);

CREATE INDEX op_log_of_erasure ON op_log (record) WHERE kind = 5;

CREATE INDEX op_log_of_move ON op_log (record) WHERE kind = 3;

CREATE INDEX pick_assessment_by_pick ON pick_assessment (pick, version);

CREATE INDEX pick_by_campaign ON pick (campaign) WHERE campaign IS NOT NULL;

CREATE INDEX pick_by_lead ON pick (lead) WHERE lead IS NOT NULL;

CREATE INDEX pick_by_place ON pick (latitude, longitude);

CREATE INDEX pick_by_start ON pick (starts_at);

CREATE INDEX pick_notice_by_pick ON pick_notice (pick, at);

CREATE INDEX pick_report_by_pick ON pick_report (pick);

CREATE INDEX pick_report_by_report ON pick_report (report);

CREATE INDEX pick_step_by_pick ON pick_step (pick, at);

CREATE INDEX report_at_edge ON report (no) WHERE boundary <> 'inside' AND deleted = 0;

CREATE INDEX report_by_area ON report (area, is_open) WHERE deleted = 0 AND area IS NOT NULL;

CREATE INDEX report_by_assigned ON report (assigned_to, is_open) WHERE deleted = 0 AND assigned_to IS NOT NULL;

CREATE INDEX report_by_category ON report (category, is_open) WHERE deleted = 0;

CREATE INDEX report_by_champion ON report (champion, logged_at) WHERE champion IS NOT NULL;

CREATE INDEX report_by_due ON report (due_key, no) WHERE deleted = 0;

CREATE INDEX report_by_external ON report (external_ref) WHERE external_ref IS NOT NULL;

CREATE INDEX report_by_logged ON report (logged_at, no) WHERE deleted = 0;

CREATE INDEX report_by_place ON report (latitude, longitude, deleted) -- deleted, so that it answers alone
WHERE deleted = 0 AND latitude IS NOT NULL AND longitude IS NOT NULL;

CREATE INDEX report_by_priority ON report (priority, is_open) WHERE deleted = 0;

CREATE INDEX report_by_ref ON report (ref);

CREATE INDEX report_by_source ON report (source, is_open) WHERE deleted = 0;

CREATE INDEX report_by_status ON report (status, is_open) WHERE deleted = 0;

CREATE INDEX report_by_turn ON report (turn, due_key, no) WHERE deleted = 0;

CREATE INDEX report_by_ward ON report (ward, is_open) WHERE deleted = 0 AND ward IS NOT NULL;

CREATE INDEX report_closings ON report (closed_at, area, status, champion, logged_at, due_on, ward, id)
    WHERE deleted = 0 AND closed_at IS NOT NULL;

CREATE INDEX report_figures ON report (logged_at, area, source, category, status, champion, recurrence_of, ward, id)
    WHERE deleted = 0;

CREATE INDEX report_open_by_due ON report (due_key, no) WHERE is_open;

CREATE INDEX report_open_by_logged ON report (logged_at, no) WHERE is_open;

CREATE INDEX report_open_by_turn ON report (turn, due_key, no) WHERE is_open;

CREATE INDEX report_step_by_report ON report_step (report, at);

CREATE INDEX report_step_reopenings ON report_step (at, report) WHERE to_status = 'reopened' AND deleted = 0;

CREATE INDEX report_whereabouts ON report (id, area, ward) WHERE deleted = 0;

CREATE INDEX signature_by_champion ON signature (champion, signed_at);

CREATE INDEX signature_by_loan ON signature (loan) WHERE loan IS NOT NULL;

CREATE INDEX stock_by_item ON stock (item, depot, at);

CREATE INDEX stock_by_time ON stock (at);

CREATE INDEX stock_scan_by_count ON stock_scan (stock_count, at);

CREATE INDEX survey_by_day ON survey (held_on);

CREATE INDEX suspension_by_champion ON suspension (champion, until_on);

CREATE INDEX ticket_by_kit ON ticket (kit, opened_on);

CREATE INDEX training_by_champion ON training (champion, course, held_on);

CREATE INDEX training_by_course ON training (course, expires_on);

CREATE INDEX ward_by_code ON ward (code);

CREATE INDEX ward_by_edition ON ward (edition, code);

CREATE INDEX work_report_by_loan ON work_report (loan);

