BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE desk_accounts (
	name TEXT NOT NULL, 
	role TEXT NOT NULL, 
	groups TEXT NOT NULL, 
	password TEXT NOT NULL, 
	made TEXT NOT NULL, 
	ended TEXT NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "desk_accounts" VALUES('olena','administrator','','$argon2id$v=19$m=65536,t=3,p=4$QFsei+senV1rpr06IqV2Kw$xYQqXeu8C/vHc/1+c+kmm08yHIH5jCPwuT3lIzPSQNk','2025-09-01T12:00:00.000000Z','');
INSERT INTO "desk_accounts" VALUES('ana','analyst','ministry','','2025-09-01T12:00:00.000000Z','');
CREATE TABLE desk_audit (
	number INTEGER NOT NULL, 
	moment TEXT NOT NULL, 
	who TEXT NOT NULL, 
	what TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	access TEXT NOT NULL, 
	previous TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	PRIMARY KEY (number)
);
INSERT INTO "desk_audit" VALUES(1,'2025-09-01T12:00:00.000000Z','olena','chose a password','','','0000000000000000000000000000000000000000000000000000000000000000','19efa3876d1a37737f6ec6c1b5527100cd8d5385fa911671e389bfae3e129df8');
INSERT INTO "desk_audit" VALUES(2,'2025-09-01T12:00:00.000000Z','olena','made account','ana (analyst)','','19efa3876d1a37737f6ec6c1b5527100cd8d5385fa911671e389bfae3e129df8','e6d6217560f8ca06c964c653252f6e738f0a4720d617679fce4481b9e74ccf15');
INSERT INTO "desk_audit" VALUES(3,'2025-09-01T12:00:00.000000Z','olena','signed in','','','e6d6217560f8ca06c964c653252f6e738f0a4720d617679fce4481b9e74ccf15','f80353b0c006412e2dfb3c50738dbd20f793b96d996745ad620beeb3ad923f1e');
CREATE TABLE desk_links (
	digest TEXT NOT NULL, 
	account TEXT NOT NULL, 
	expires TEXT NOT NULL, 
	used TEXT NOT NULL, 
	PRIMARY KEY (digest)
);
INSERT INTO "desk_links" VALUES('d70910dabfad6b265c02ba77e68135d43f20e4593787db828b3e39eba640b3bc','','2025-09-03T12:00:00.000000Z','2025-09-01T12:00:00.000000Z');
CREATE TABLE desk_sessions (
	id TEXT NOT NULL, 
	account TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	form_token TEXT NOT NULL, 
	agent TEXT NOT NULL, 
	began TEXT NOT NULL, 
	seen TEXT NOT NULL, 
	ended TEXT NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT one_session_for_each_secret UNIQUE (digest)
);
INSERT INTO "desk_sessions" VALUES('cc73dc491a1a4bf0','olena','50dda25c71c4c585d96533e44a2bf8ef55a17c0ace647afb095b77cc1914d414','1I3VleM6SOTH2I7toIYIc1v--JDfNUYeB7y-2MiaAm8','a browser','2025-09-01T12:00:00.000000Z','2025-09-01T12:00:00.000000Z','');
CREATE TABLE desk_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT desk_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "desk_version" VALUES('0001');
CREATE TABLE settlements (
	"view" TEXT NOT NULL, 
	through TEXT NOT NULL, 
	rows INTEGER NOT NULL, 
	entries INTEGER NOT NULL, 
	total TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	PRIMARY KEY ("view", through)
);
INSERT INTO "settlements" VALUES('','2025-09-01T12:00:00.000000Z',1,1,'7eb6d51841d86232c2eca2b54a8f5080860a8f941dc4c6fd538cf20425257d8a','0.1.0','2b9d71f84749399366150bde94cb7402e1896020f89c61f093a8b1fb0af5aff3');
CREATE TABLE trail (
	number INTEGER NOT NULL, 
	learned TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	id TEXT NOT NULL, 
	access TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	line TEXT NOT NULL, 
	previous TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	document TEXT, 
	PRIMARY KEY (number), 
	CONSTRAINT one_row_for_each_id UNIQUE (kind, id), 
	CONSTRAINT same_bytes_once UNIQUE (kind, access, sha256)
);
INSERT INTO "trail" VALUES(1,'2025-09-01T12:00:00.000000Z','document','first','','1e10d3ad9dd85110b83ba0450ce6a9255e37843f1e321c034498da7be89ede85','{"id":"first","source":"first.txt","title":null,"language":"en","published":"2025-08-19","publisher":null,"origin":null,"sha256":"1e10d3ad9dd85110b83ba0450ce6a9255e37843f1e321c034498da7be89ede85","fingerprint":null,"claims":[{"id":"first#1","type":"purchase","buyer":["UA"],"seller":["US"],"funder":null,"recipient":null,"producer":null,"item":"weapons","quantity":null,"amount":{"value":100000000000,"currency":"USD","bound":"exact"},"status":"reported","attributed_to":[],"start":10,"end":17,"quote":"claim 1","rule":"by hand"}]}','0000000000000000000000000000000000000000000000000000000000000000','8927099dd1ae95ab9de746fe2593bfa03eb7657cb9c573f2cfc2a6370318c2a6','{"id":"first","source":"first.txt","title":null,"text":"          claim 1   ","language":"en","published":"2025-08-19","publisher":null,"sha256":"1e10d3ad9dd85110b83ba0450ce6a9255e37843f1e321c034498da7be89ede85","text_sha256":"ecea39e64bcd1edd2e87e0cc2059da7cde7797a1c124f82ccc425bb4008edaa1","fetched":null,"state":"read","reason":null}');
CREATE TABLE versions (
	"view" TEXT NOT NULL, 
	id TEXT NOT NULL, 
	since TEXT NOT NULL, 
	until TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	type TEXT NOT NULL, 
	goods TEXT NOT NULL, 
	money TEXT NOT NULL, 
	parties TEXT NOT NULL, 
	heir TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	line TEXT NOT NULL, 
	PRIMARY KEY ("view", id, since)
);
INSERT INTO "versions" VALUES('','ua-us-arms-purchase-2025','2025-09-01T12:00:00.000000Z','open','agreement','purchase','reported','','|UA|US|','','c21d8a0e1ed36b15ffda58098f9eea23526498e5a2a73826a5cd6a45c7872984','{"kind":"agreement","id":"ua-us-arms-purchase-2025","aliases":[],"title":"Ukraine to buy US weapons for 100 bn USD","type":"purchase","buyer":["UA"],"seller":["US"],"funder":null,"recipient":null,"producer":null,"items":[{"item":"weapons","unit":null,"low":null,"mode":null,"high":null,"bound":null,"claims":["first#1"]}],"amounts":[{"value":100000000000,"currency":"USD","bound":"exact","claims":["first#1"],"origins":["document first (names no origin)"]}],"goods_status":{"state":"reported","since":"2025-08-19","claim":"first#1"},"money_status":null,"side_states":[],"first_reported":"2025-08-19","last_reported":"2025-08-19","reports":1,"origins":[{"name":"document first (names no origin)","documents":["first"]}],"grade":"F3","links":[],"conflicts":[],"claims":["first#1"],"withheld":[],"stances":[],"supported":{"text":"According to document first: Ukraine to buy US weapons for 100 bn USD. It is reported, no more.","because":"goods reported by first#1.","claims":["first#1"],"rule":"reported-no_money"},"tempting":{"text":"Ukraine and the United States have agreed on the purchase of weapons for 100 bn USD.","because":"The furthest that any claim goes is: reported; none says that it is agreed.","claims":["first#1"],"rule":"agreed"}}');
CREATE INDEX trail_by_access ON trail (access, learned);
CREATE TRIGGER trail_no_update BEFORE UPDATE ON trail BEGIN SELECT RAISE(ABORT, 'the trail of a book is append-only'); END;
CREATE TRIGGER trail_no_delete BEFORE DELETE ON trail BEGIN SELECT RAISE(ABORT, 'the trail of a book is append-only'); END;
CREATE TRIGGER trail_no_replacement BEFORE INSERT ON trail WHEN EXISTS (SELECT 1 FROM trail WHERE number = NEW.number OR (kind = NEW.kind AND id = NEW.id) OR (kind = NEW.kind AND access = NEW.access AND sha256 = NEW.sha256)) BEGIN SELECT RAISE(ABORT, 'the trail of a book is append-only'); END;
CREATE INDEX versions_by_end ON versions ("view", until);
CREATE INDEX versions_by_page ON versions ("view", id, since, until, kind, type, goods, money, parties);
CREATE TRIGGER desk_audit_no_update BEFORE UPDATE ON desk_audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER desk_audit_no_delete BEFORE DELETE ON desk_audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER desk_audit_no_replacement BEFORE INSERT ON desk_audit WHEN EXISTS (SELECT 1 FROM desk_audit WHERE number = NEW.number) BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
COMMIT;
