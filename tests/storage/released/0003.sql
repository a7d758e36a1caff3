BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
CREATE TABLE choice (
	shot_id VARCHAR(36) NOT NULL, 
	verdict VARCHAR(24) NOT NULL, 
	at DATETIME NOT NULL, 
	rating INTEGER NOT NULL, 
	CONSTRAINT pk_choice PRIMARY KEY (shot_id), 
	CONSTRAINT ck_choice_ck_choice_rating CHECK (rating BETWEEN 0 AND 5), 
	CONSTRAINT fk_choice_shot_id FOREIGN KEY(shot_id) REFERENCES shot (id) ON DELETE CASCADE
);
INSERT INTO "choice" VALUES('01a21423-02a2-7ee6-ba66-55c5d869899f','chosen','2026-11-23 09:01:00.000000',4);
CREATE TABLE "closeness" (
	id VARCHAR(36) NOT NULL, 
	participant_id VARCHAR(36) NOT NULL, 
	other TEXT NOT NULL, 
	experienced DOUBLE NOT NULL, 
	desired DOUBLE NOT NULL, 
	holder VARCHAR(24) NOT NULL, 
	words TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	other_id VARCHAR(36), 
	answers_id VARCHAR(36), 
	recognised VARCHAR(24), 
	CONSTRAINT pk_closeness PRIMARY KEY (id), 
	CONSTRAINT fk_closeness_participant_id FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE CASCADE, 
	CONSTRAINT fk_closeness_other_id FOREIGN KEY(other_id) REFERENCES participant (id) ON DELETE SET NULL, 
	CONSTRAINT fk_closeness_answers_id FOREIGN KEY(answers_id) REFERENCES closeness (id) ON DELETE CASCADE
);
INSERT INTO "closeness" VALUES('closeness id','01a21423-0295-7b78-9469-f05861ad2dd4','closeness other','closeness experienced','closeness desired','both','“Héél dichtbij” & <b>nooit</b> 👩🏽‍💼 é','2026-11-23 13:02:00.000000','01a21423-0295-7b78-9469-f05861ad2dd4',NULL,'almost');
CREATE TABLE consent_event (
	id VARCHAR(36) NOT NULL, 
	participant_id VARCHAR(36) NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	grants JSON NOT NULL, 
	at DATETIME NOT NULL, 
	language TEXT NOT NULL, 
	wording_version TEXT NOT NULL, 
	wording_sha256 TEXT NOT NULL, 
	place TEXT NOT NULL, 
	witness TEXT NOT NULL, 
	valid_from DATE, 
	valid_until DATE, manner TEXT DEFAULT '' NOT NULL, basis JSON DEFAULT '{}' NOT NULL, 
	CONSTRAINT pk_consent_event PRIMARY KEY (id), 
	CONSTRAINT fk_consent_event_participant_id FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE RESTRICT
);
INSERT INTO "consent_event" VALUES('consent_event id','01a21423-0295-7b78-9469-f05861ad2dd4','given','{"internal": {"portrait": "yes"}}','2026-11-23 13:02:00.000000','nl','consent_event wording_version','consent_event wording_sha256','consent_event place','consent_event witness','2026-11-23','2026-11-23','consent_event manner','{}');
CREATE TABLE consent_signature (
	event_id VARCHAR(36) NOT NULL, 
	strokes JSON NOT NULL, 
	CONSTRAINT pk_consent_signature PRIMARY KEY (event_id), 
	CONSTRAINT fk_consent_signature_event_id FOREIGN KEY(event_id) REFERENCES consent_event (id) ON DELETE RESTRICT
);
INSERT INTO "consent_signature" VALUES('consent_event id','[]');
CREATE TABLE consent_wording (
	sha256 TEXT NOT NULL, 
	version TEXT NOT NULL, 
	language VARCHAR(24) NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_consent_wording PRIMARY KEY (sha256)
);
INSERT INTO "consent_wording" VALUES('ab','consent_wording version','nl','voor mij alleen; ''quoted'' "twice"');
CREATE TABLE export_run (
	id VARCHAR(36) NOT NULL, 
	kind TEXT NOT NULL, 
	scope TEXT NOT NULL, 
	recipient TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	files JSON NOT NULL, 
	shot_ids JSON NOT NULL, 
	CONSTRAINT pk_export_run PRIMARY KEY (id)
);
INSERT INTO "export_run" VALUES('export_run id','given','export_run scope','export_run recipient','2026-11-23 13:02:00.000000','[]','[]');
CREATE TABLE interview (
	id VARCHAR(36) NOT NULL, 
	participant_id VARCHAR(36) NOT NULL, 
	preset TEXT NOT NULL, 
	question_nl TEXT NOT NULL, 
	question_en TEXT NOT NULL, 
	language VARCHAR(24) NOT NULL, 
	started_at DATETIME NOT NULL, 
	zone TEXT NOT NULL, 
	folder TEXT NOT NULL, 
	ended_at DATETIME, 
	CONSTRAINT pk_interview PRIMARY KEY (id), 
	CONSTRAINT fk_interview_participant_id FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE RESTRICT, 
	CONSTRAINT uq_interview_folder UNIQUE (folder)
);
INSERT INTO "interview" VALUES('01a21423-029a-7769-ad2e-8fa44a630828','01a21423-0295-7b78-9469-f05861ad2dd4','begripvolle-ambtenaar','Laat dit beeld je zien als begripvolle ambtenaar?','Does this picture show you as an understanding civil servant?','nl','2026-11-23 09:00:00.000000','Europe/Amsterdam','interviews/2026-11-23 P01',NULL);
CREATE TABLE judgement (
	id VARCHAR(36) NOT NULL, 
	shot_id VARCHAR(36) NOT NULL, 
	answer VARCHAR(24) NOT NULL, 
	reason TEXT NOT NULL, 
	voice VARCHAR(24) NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_judgement PRIMARY KEY (id), 
	CONSTRAINT fk_judgement_shot_id FOREIGN KEY(shot_id) REFERENCES shot (id) ON DELETE CASCADE
);
INSERT INTO "judgement" VALUES('01a21423-02a3-78cd-ba9e-220db8476e8f','01a21423-029f-761f-852c-468052da640b','yes','Ik kijk te streng.','participant','2026-11-23 09:00:25.000000');
INSERT INTO "judgement" VALUES('01a21423-02a6-7e53-916b-1b8f73a8a682','01a21423-02a1-7f9c-b6b2-aec1a3734a56','almost','Zo zien ze mij aan het loket. ☀','participant','2026-11-23 09:00:45.000000');
INSERT INTO "judgement" VALUES('01a21423-02a6-7e53-916b-1b8f73a8a684','01a21423-02a2-7ee6-ba66-55c5d869899f','no','Ik kijk te streng.','participant','2026-11-23 09:01:05.000000');
CREATE TABLE loan (
	id VARCHAR(36) NOT NULL, 
	shot_id VARCHAR(36) NOT NULL, 
	borrower TEXT NOT NULL, 
	lent_on DATE NOT NULL, 
	due_on DATE, 
	returned_on DATE, 
	condition TEXT NOT NULL, 
	CONSTRAINT pk_loan PRIMARY KEY (id), 
	CONSTRAINT fk_loan_shot_id FOREIGN KEY(shot_id) REFERENCES shot (id) ON DELETE RESTRICT
);
INSERT INTO "loan" VALUES('loan id','01a21423-029f-761f-852c-468052da640b','loan borrower','2026-11-24','2026-11-23','2026-11-23','loan condition');
CREATE TABLE look_statement (
	id VARCHAR(36) NOT NULL, 
	shot_id VARCHAR(36) NOT NULL, 
	look JSON NOT NULL, 
	voice VARCHAR(24) NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_look_statement PRIMARY KEY (id), 
	CONSTRAINT fk_look_statement_shot_id FOREIGN KEY(shot_id) REFERENCES shot (id) ON DELETE CASCADE
);
INSERT INTO "look_statement" VALUES('01a21423-02a6-7522-b252-6b349bdd0d09','01a21423-029f-761f-852c-468052da640b','{"monochrome": true, "mix": [0.2126, 0.7152, 0.0722], "exposure_ev": 0.0, "contrast": 0.0, "saturation": 0.0, "warmth": 0.0, "soft": 0.0, "crop": [0.0, 0.0, 1.0, 1.0]}','participant','2026-11-23 09:00:25.000000');
CREATE TABLE "mark" (
	id VARCHAR(36) NOT NULL, 
	shot_id VARCHAR(36) NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	strokes JSON NOT NULL, 
	voice VARCHAR(24) NOT NULL, 
	at DATETIME NOT NULL, 
	text TEXT NOT NULL, 
	quote_id VARCHAR(36), 
	pressure JSON DEFAULT '[]' NOT NULL, 
	judgement_id VARCHAR(36), 
	CONSTRAINT pk_mark PRIMARY KEY (id), 
	CONSTRAINT fk_mark_quote_id FOREIGN KEY(quote_id) REFERENCES quote (id) ON DELETE SET NULL, 
	CONSTRAINT fk_mark_shot_id FOREIGN KEY(shot_id) REFERENCES shot (id) ON DELETE CASCADE, 
	CONSTRAINT fk_mark_judgement_id FOREIGN KEY(judgement_id) REFERENCES judgement (id) ON DELETE SET NULL
);
INSERT INTO "mark" VALUES('01a21423-02a5-79be-962b-98e265befb65','01a21423-029f-761f-852c-468052da640b','circle','[[[0.4, 0.3], [0.5, 0.2], [0.6, 0.3], [0.4, 0.3]]]','participant','2026-11-23 09:00:25.000000','',NULL,'[]',NULL);
CREATE TABLE measures (
	shot_id VARCHAR(36) NOT NULL, 
	numbers JSON NOT NULL, 
	CONSTRAINT pk_measures PRIMARY KEY (shot_id), 
	CONSTRAINT fk_measures_shot_id FOREIGN KEY(shot_id) REFERENCES shot (id) ON DELETE CASCADE
);
INSERT INTO "measures" VALUES('01a21423-029f-761f-852c-468052da640b','{"mean_ev": -0.5, "key_ev": 0.25, "contrast_ev": 2.0, "clipped_low": 0.0, "clipped_high": 0.1, "chroma": 0.2, "face": [0.4, 0.2, 0.2, 0.3]}');
CREATE TABLE move (
	id VARCHAR(36) NOT NULL, 
	from_shot_id VARCHAR(36) NOT NULL, 
	to_shot_id VARCHAR(36), 
	dimension VARCHAR(24) NOT NULL, 
	step INTEGER NOT NULL, 
	voice VARCHAR(24) NOT NULL, 
	at DATETIME NOT NULL, 
	words TEXT NOT NULL, 
	intended TEXT NOT NULL, 
	measured DOUBLE, frame JSON, 
	CONSTRAINT pk_move PRIMARY KEY (id), 
	CONSTRAINT ck_move_ck_move_step CHECK (step BETWEEN -2 AND 2), 
	CONSTRAINT fk_move_from_shot_id FOREIGN KEY(from_shot_id) REFERENCES shot (id) ON DELETE CASCADE, 
	CONSTRAINT fk_move_to_shot_id FOREIGN KEY(to_shot_id) REFERENCES shot (id) ON DELETE SET NULL
);
INSERT INTO "move" VALUES('01a21423-02a3-7a68-ab82-07b9dbcd75a7','01a21423-029f-761f-852c-468052da640b','01a21423-02a1-7f9c-b6b2-aec1a3734a56','light',-2,'together','2026-11-23 09:00:25.000000','','',NULL,NULL);
INSERT INTO "move" VALUES('01a21423-02a6-7e53-916b-1b8f73a8a683','01a21423-02a1-7f9c-b6b2-aec1a3734a56','01a21423-02a2-7ee6-ba66-55c5d869899f','light',-1,'together','2026-11-23 09:00:45.000000','','',NULL,NULL);
CREATE TABLE note (
	id VARCHAR(36) NOT NULL, 
	interview_id VARCHAR(36) NOT NULL, 
	shot_id VARCHAR(36), 
	text TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_note PRIMARY KEY (id), 
	CONSTRAINT fk_note_interview_id FOREIGN KEY(interview_id) REFERENCES interview (id) ON DELETE CASCADE, 
	CONSTRAINT fk_note_shot_id FOREIGN KEY(shot_id) REFERENCES shot (id) ON DELETE SET NULL
);
INSERT INTO "note" VALUES('note id','01a21423-029a-7769-ad2e-8fa44a630828','01a21423-029f-761f-852c-468052da640b','voor mij alleen; ''quoted'' "twice"','2026-11-23 13:02:00.000000');
CREATE TABLE participant (
	id VARCHAR(36) NOT NULL, 
	code TEXT NOT NULL, 
	role_id VARCHAR(36), 
	alias TEXT NOT NULL, 
	language VARCHAR(24) NOT NULL, 
	CONSTRAINT pk_participant PRIMARY KEY (id), 
	CONSTRAINT fk_participant_role_id FOREIGN KEY(role_id) REFERENCES role (id) ON DELETE SET NULL, 
	CONSTRAINT uq_participant_code UNIQUE (code)
);
INSERT INTO "participant" VALUES('01a21423-0295-7b78-9469-f05861ad2dd4','P01','01a21423-0284-7c17-8c45-374d747c1075','','nl');
CREATE TABLE placement (
	id VARCHAR(36) NOT NULL, 
	shot_id VARCHAR(36) NOT NULL, 
	publication TEXT NOT NULL, 
	tier INTEGER NOT NULL, 
	CONSTRAINT pk_placement PRIMARY KEY (id), 
	CONSTRAINT ck_placement_ck_placement_tier CHECK (tier BETWEEN 1 AND 3), 
	CONSTRAINT fk_placement_shot_id FOREIGN KEY(shot_id) REFERENCES shot (id) ON DELETE CASCADE
);
INSERT INTO "placement" VALUES('placement id','01a21423-029f-761f-852c-468052da640b','placement publication',1);
CREATE TABLE quote (
	id VARCHAR(36) NOT NULL, 
	interview_id VARCHAR(36) NOT NULL, 
	verbatim TEXT NOT NULL, 
	voice VARCHAR(24) NOT NULL, 
	at DATETIME NOT NULL, 
	edited TEXT NOT NULL, 
	approved BOOLEAN NOT NULL, 
	CONSTRAINT pk_quote PRIMARY KEY (id), 
	CONSTRAINT fk_quote_interview_id FOREIGN KEY(interview_id) REFERENCES interview (id) ON DELETE CASCADE
);
INSERT INTO "quote" VALUES('01a21423-02a3-7ba9-9bf0-5cd95c07a9a7','01a21423-029a-7769-ad2e-8fa44a630828','Ik wil meer licht in de foto. Veel meer licht. En heel dichtbij.','participant','2026-11-23 09:00:25.000000','',0);
CREATE TABLE quote_link (
	id VARCHAR(36) NOT NULL, 
	quote_id VARCHAR(36), 
	shot_id VARCHAR(36), 
	kind VARCHAR(24) NOT NULL, 
	CONSTRAINT pk_quote_link PRIMARY KEY (id), 
	CONSTRAINT fk_quote_link_quote_id FOREIGN KEY(quote_id) REFERENCES quote (id) ON DELETE CASCADE, 
	CONSTRAINT fk_quote_link_shot_id FOREIGN KEY(shot_id) REFERENCES shot (id) ON DELETE CASCADE
);
INSERT INTO "quote_link" VALUES('01a21423-02a5-7323-a056-73ac4dabf0e7','01a21423-02a3-7ba9-9bf0-5cd95c07a9a7','01a21423-029f-761f-852c-468052da640b','said-at');
CREATE TABLE real_name (
	code TEXT NOT NULL, 
	name TEXT NOT NULL, 
	CONSTRAINT pk_real_name PRIMARY KEY (code), 
	CONSTRAINT fk_real_name_code FOREIGN KEY(code) REFERENCES participant (code) ON DELETE CASCADE
);
INSERT INTO "real_name" VALUES('P01','Somebody Ünreal');
CREATE TABLE retention (
	kind TEXT NOT NULL, 
	until DATE NOT NULL, 
	words TEXT NOT NULL, 
	CONSTRAINT pk_retention PRIMARY KEY (kind)
);
INSERT INTO "retention" VALUES('given','2026-11-23','“Héél dichtbij” & <b>nooit</b> 👩🏽‍💼 é');
CREATE TABLE role (
	id VARCHAR(36) NOT NULL, 
	"key" TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	name_nl TEXT NOT NULL, 
	name_en TEXT NOT NULL, 
	CONSTRAINT pk_role PRIMARY KEY (id), 
	CONSTRAINT uq_role_key UNIQUE ("key")
);
INSERT INTO "role" VALUES('01a21423-0284-7c17-8c45-374d747c1075','wet',0,'wet','law');
INSERT INTO "role" VALUES('01a21423-0284-7ece-8b4f-3b33a41f55f4','beleid',1,'beleid','policy');
INSERT INTO "role" VALUES('01a21423-0284-7ece-8b4f-3b33a41f55f5','ict',2,'ict','IT');
INSERT INTO "role" VALUES('01a21423-0284-7ece-8b4f-3b33a41f55f6','uitvoering',3,'uitvoering','operations');
INSERT INTO "role" VALUES('01a21423-0284-7ece-8b4f-3b33a41f55f7','loket',4,'loket','counter');
CREATE TABLE search_doc (
	id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	ref VARCHAR(36) NOT NULL, 
	words TEXT NOT NULL, 
	CONSTRAINT pk_search_doc PRIMARY KEY (id)
);
INSERT INTO "search_doc" VALUES(1,'role','01a21423-0284-7c17-8c45-374d747c1075','wet law');
INSERT INTO "search_doc" VALUES(2,'role','01a21423-0284-7ece-8b4f-3b33a41f55f4','beleid policy');
INSERT INTO "search_doc" VALUES(3,'role','01a21423-0284-7ece-8b4f-3b33a41f55f5','ict IT');
INSERT INTO "search_doc" VALUES(4,'role','01a21423-0284-7ece-8b4f-3b33a41f55f6','uitvoering operations');
INSERT INTO "search_doc" VALUES(5,'role','01a21423-0284-7ece-8b4f-3b33a41f55f7','loket counter');
INSERT INTO "search_doc" VALUES(6,'participant','01a21423-0295-7b78-9469-f05861ad2dd4','P01 ');
INSERT INTO "search_doc" VALUES(7,'quote','01a21423-02a3-7ba9-9bf0-5cd95c07a9a7','Ik wil meer licht in de foto. Veel meer licht. En heel dichtbij. ');
INSERT INTO "search_doc" VALUES(8,'judgement','01a21423-02a3-78cd-ba9e-220db8476e8f','Ik kijk te streng.');
INSERT INTO "search_doc" VALUES(9,'judgement','01a21423-02a6-7e53-916b-1b8f73a8a682','Zo zien ze mij aan het loket. ☀');
INSERT INTO "search_doc" VALUES(10,'judgement','01a21423-02a6-7e53-916b-1b8f73a8a684','Ik kijk te streng.');
INSERT INTO "search_doc" VALUES(11,'note','note id','voor mij alleen; ''quoted'' "twice"');
CREATE TABLE shot (
	id VARCHAR(36) NOT NULL, 
	interview_id VARCHAR(36) NOT NULL, 
	number INTEGER NOT NULL, 
	taken_at DATETIME NOT NULL, 
	width INTEGER NOT NULL, 
	height INTEGER NOT NULL, 
	aperture DOUBLE, 
	shutter_s DOUBLE, 
	iso INTEGER, 
	bias_ev DOUBLE, 
	focal_mm DOUBLE, 
	alt_text TEXT NOT NULL, 
	damaged BOOLEAN NOT NULL, trial BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_shot PRIMARY KEY (id), 
	CONSTRAINT fk_shot_interview_id FOREIGN KEY(interview_id) REFERENCES interview (id) ON DELETE CASCADE, 
	CONSTRAINT uq_shot_number UNIQUE (number)
);
INSERT INTO "shot" VALUES('01a21423-029f-761f-852c-468052da640b','01a21423-029a-7769-ad2e-8fa44a630828',1,'2026-11-23 09:00:20.000000',60,40,2.8,0.008,400,0.0,85.0,'',0,0);
INSERT INTO "shot" VALUES('01a21423-02a1-7f9c-b6b2-aec1a3734a56','01a21423-029a-7769-ad2e-8fa44a630828',2,'2026-11-23 09:00:40.000000',60,40,2.8,0.008,400,0.0,85.0,'',0,0);
INSERT INTO "shot" VALUES('01a21423-02a2-7ee6-ba66-55c5d869899f','01a21423-029a-7769-ad2e-8fa44a630828',3,'2026-11-23 09:01:00.000000',60,40,2.8,0.008,400,0.0,85.0,'',0,0);
CREATE TABLE shot_approval (
	id VARCHAR(36) NOT NULL, 
	shot_id VARCHAR(36) NOT NULL, 
	allowed BOOLEAN NOT NULL, 
	at DATETIME NOT NULL, 
	words TEXT NOT NULL, 
	CONSTRAINT pk_shot_approval PRIMARY KEY (id), 
	CONSTRAINT fk_shot_approval_shot_id FOREIGN KEY(shot_id) REFERENCES shot (id) ON DELETE CASCADE
);
INSERT INTO "shot_approval" VALUES('shot_approval id','01a21423-029f-761f-852c-468052da640b',0,'2026-11-23 13:02:00.000000','“Héél dichtbij” & <b>nooit</b> 👩🏽‍💼 é');
CREATE TABLE shot_file (
	id VARCHAR(36) NOT NULL, 
	shot_id VARCHAR(36) NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	path TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	sha256 TEXT NOT NULL, 
	camera_serial TEXT NOT NULL, 
	camera_folder TEXT NOT NULL, 
	camera_name TEXT NOT NULL, 
	source_time INTEGER NOT NULL, 
	CONSTRAINT pk_shot_file PRIMARY KEY (id), 
	CONSTRAINT fk_shot_file_shot_id FOREIGN KEY(shot_id) REFERENCES shot (id) ON DELETE CASCADE, 
	CONSTRAINT uq_shot_file_path UNIQUE (path)
);
INSERT INTO "shot_file" VALUES('01a21423-029f-761f-852c-468052da640c','01a21423-029f-761f-852c-468052da640b','jpeg','interviews/2026-11-23 P01/originals/FI_0001.JPG',941,'7bdb0c52ee524b903940c97566533b40cb963a5f865bb30210110d74cc71ad10','0','/store_00010001/DCIM/100NIKON','DSC_0001.JPG',1795424420);
INSERT INTO "shot_file" VALUES('01a21423-02a1-7f9c-b6b2-aec1a3734a57','01a21423-02a1-7f9c-b6b2-aec1a3734a56','jpeg','interviews/2026-11-23 P01/originals/FI_0002.JPG',885,'991c4e5ad030aca4afe803cbf2d32c6d1727a96485457a0002a339acce044dd0','0','/store_00010001/DCIM/100NIKON','DSC_0002.JPG',1795424440);
INSERT INTO "shot_file" VALUES('01a21423-02a2-7ee6-ba66-55c5d86989a0','01a21423-02a2-7ee6-ba66-55c5d869899f','jpeg','interviews/2026-11-23 P01/originals/FI_0003.JPG',955,'ba6ccd3dd16cf1a8d6dc7b91a5f2338825c44b168e4544d8a992b6d93cf2bdea','0','/store_00010001/DCIM/100NIKON','DSC_0003.JPG',1795424460);
CREATE TABLE study (
	id VARCHAR(36) NOT NULL, 
	title TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	language VARCHAR(24) NOT NULL, 
	CONSTRAINT pk_study PRIMARY KEY (id)
);
INSERT INTO "study" VALUES('01a21423-027b-788e-b018-c572dfa0e6c1','De begripvolle ambtenaar','2026-11-25 19:16:08.443582','nl');
CREATE TABLE tombstone (
	id VARCHAR(36) NOT NULL, 
	kind TEXT NOT NULL, 
	ref TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	reason TEXT NOT NULL, 
	report JSON NOT NULL, 
	CONSTRAINT pk_tombstone PRIMARY KEY (id)
);
INSERT INTO "tombstone" VALUES('tombstone id','given','tombstone ref','2026-11-23 13:02:00.000000','tombstone reason','{}');
CREATE TABLE ui_state (
	"key" TEXT NOT NULL, 
	value JSON NOT NULL, 
	CONSTRAINT pk_ui_state PRIMARY KEY ("key")
);
INSERT INTO "ui_state" VALUES('ui_state key','[]');
CREATE INDEX ix_interview_participant_id ON interview (participant_id);
CREATE INDEX ix_shot_interview_id_number ON shot (interview_id, number);
CREATE INDEX ix_shot_file_camera_folder_camera_name ON shot_file (camera_folder, camera_name);
CREATE INDEX ix_shot_file_shot_id ON shot_file (shot_id);
CREATE INDEX ix_judgement_shot_id ON judgement (shot_id);
CREATE INDEX ix_move_from_shot_id ON move (from_shot_id);
CREATE INDEX ix_move_to_shot_id ON move (to_shot_id);
CREATE UNIQUE INDEX uq_move_open ON move (from_shot_id, dimension) WHERE to_shot_id IS NULL;
CREATE INDEX ix_quote_interview_id ON quote (interview_id);
CREATE INDEX ix_quote_link_quote_id ON quote_link (quote_id);
CREATE INDEX ix_quote_link_shot_id ON quote_link (shot_id);
CREATE INDEX ix_note_interview_id ON note (interview_id);
CREATE INDEX ix_look_statement_shot_id ON look_statement (shot_id);
CREATE UNIQUE INDEX uq_placement_shot_id_publication ON placement (shot_id, publication);
CREATE INDEX ix_consent_event_participant_id ON consent_event (participant_id);
CREATE INDEX ix_loan_shot_id ON loan (shot_id);
CREATE TRIGGER consent_event_no_update BEFORE UPDATE ON consent_event BEGIN SELECT RAISE(ABORT, 'the consent log is append-only'); END;
CREATE TRIGGER consent_event_no_delete BEFORE DELETE ON consent_event BEGIN SELECT RAISE(ABORT, 'the consent log is append-only'); END;
CREATE TRIGGER consent_event_no_replace BEFORE INSERT ON consent_event WHEN EXISTS (SELECT 1 FROM consent_event WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'the consent log is append-only'); END;
CREATE INDEX ix_mark_shot_id ON mark (shot_id);
CREATE INDEX ix_shot_approval_shot_id ON shot_approval (shot_id);
CREATE INDEX ix_closeness_participant_id ON closeness (participant_id);
CREATE UNIQUE INDEX uq_search_doc_kind_ref ON search_doc (kind, ref);
CREATE TRIGGER search_doc_added AFTER INSERT ON search_doc BEGIN INSERT INTO search(rowid, words) VALUES (NEW.id, NEW.words); END;
CREATE TRIGGER search_doc_gone AFTER DELETE ON search_doc BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', OLD.id, OLD.words); END;
CREATE TRIGGER search_doc_changed AFTER UPDATE ON search_doc BEGIN INSERT INTO search(search, rowid, words) VALUES ('delete', OLD.id, OLD.words); INSERT INTO search(rowid, words) VALUES (NEW.id, NEW.words); END;
CREATE TRIGGER search_participant_added AFTER INSERT ON "participant" BEGIN INSERT INTO search_doc(kind, ref, words) SELECT 'participant', NEW.id, NEW.code || ' ' || NEW.alias WHERE trim(NEW.code || ' ' || NEW.alias) <> ''; END;
CREATE TRIGGER search_participant_gone AFTER DELETE ON "participant" BEGIN DELETE FROM search_doc WHERE kind = 'participant' AND ref = OLD.id; END;
CREATE TRIGGER search_participant_changed AFTER UPDATE ON "participant" BEGIN DELETE FROM search_doc WHERE kind = 'participant' AND ref = OLD.id; INSERT INTO search_doc(kind, ref, words) SELECT 'participant', NEW.id, NEW.code || ' ' || NEW.alias WHERE trim(NEW.code || ' ' || NEW.alias) <> ''; END;
CREATE TRIGGER search_role_added AFTER INSERT ON "role" BEGIN INSERT INTO search_doc(kind, ref, words) SELECT 'role', NEW.id, NEW.name_nl || ' ' || NEW.name_en WHERE trim(NEW.name_nl || ' ' || NEW.name_en) <> ''; END;
CREATE TRIGGER search_role_gone AFTER DELETE ON "role" BEGIN DELETE FROM search_doc WHERE kind = 'role' AND ref = OLD.id; END;
CREATE TRIGGER search_role_changed AFTER UPDATE ON "role" BEGIN DELETE FROM search_doc WHERE kind = 'role' AND ref = OLD.id; INSERT INTO search_doc(kind, ref, words) SELECT 'role', NEW.id, NEW.name_nl || ' ' || NEW.name_en WHERE trim(NEW.name_nl || ' ' || NEW.name_en) <> ''; END;
CREATE TRIGGER search_quote_added AFTER INSERT ON "quote" BEGIN INSERT INTO search_doc(kind, ref, words) SELECT 'quote', NEW.id, NEW.verbatim || ' ' || NEW.edited WHERE trim(NEW.verbatim || ' ' || NEW.edited) <> ''; END;
CREATE TRIGGER search_quote_gone AFTER DELETE ON "quote" BEGIN DELETE FROM search_doc WHERE kind = 'quote' AND ref = OLD.id; END;
CREATE TRIGGER search_quote_changed AFTER UPDATE ON "quote" BEGIN DELETE FROM search_doc WHERE kind = 'quote' AND ref = OLD.id; INSERT INTO search_doc(kind, ref, words) SELECT 'quote', NEW.id, NEW.verbatim || ' ' || NEW.edited WHERE trim(NEW.verbatim || ' ' || NEW.edited) <> ''; END;
CREATE TRIGGER search_note_added AFTER INSERT ON "note" BEGIN INSERT INTO search_doc(kind, ref, words) SELECT 'note', NEW.id, NEW.text WHERE trim(NEW.text) <> ''; END;
CREATE TRIGGER search_note_gone AFTER DELETE ON "note" BEGIN DELETE FROM search_doc WHERE kind = 'note' AND ref = OLD.id; END;
CREATE TRIGGER search_note_changed AFTER UPDATE ON "note" BEGIN DELETE FROM search_doc WHERE kind = 'note' AND ref = OLD.id; INSERT INTO search_doc(kind, ref, words) SELECT 'note', NEW.id, NEW.text WHERE trim(NEW.text) <> ''; END;
CREATE TRIGGER search_judgement_added AFTER INSERT ON "judgement" BEGIN INSERT INTO search_doc(kind, ref, words) SELECT 'judgement', NEW.id, NEW.reason WHERE trim(NEW.reason) <> ''; END;
CREATE TRIGGER search_judgement_gone AFTER DELETE ON "judgement" BEGIN DELETE FROM search_doc WHERE kind = 'judgement' AND ref = OLD.id; END;
CREATE TRIGGER search_judgement_changed AFTER UPDATE ON "judgement" BEGIN DELETE FROM search_doc WHERE kind = 'judgement' AND ref = OLD.id; INSERT INTO search_doc(kind, ref, words) SELECT 'judgement', NEW.id, NEW.reason WHERE trim(NEW.reason) <> ''; END;
CREATE TRIGGER search_move_added AFTER INSERT ON "move" BEGIN INSERT INTO search_doc(kind, ref, words) SELECT 'move', NEW.id, NEW.words WHERE trim(NEW.words) <> ''; END;
CREATE TRIGGER search_move_gone AFTER DELETE ON "move" BEGIN DELETE FROM search_doc WHERE kind = 'move' AND ref = OLD.id; END;
CREATE TRIGGER search_move_changed AFTER UPDATE ON "move" BEGIN DELETE FROM search_doc WHERE kind = 'move' AND ref = OLD.id; INSERT INTO search_doc(kind, ref, words) SELECT 'move', NEW.id, NEW.words WHERE trim(NEW.words) <> ''; END;
CREATE VIRTUAL TABLE search USING fts5(words, content='search_doc', content_rowid='id', prefix='2 3', tokenize='unicode61 remove_diacritics 2');
INSERT INTO search(search) VALUES ('rebuild');
COMMIT;
