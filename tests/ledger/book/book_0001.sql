BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
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
INSERT INTO "trail" VALUES(2,'2025-09-02T12:00:00.000000Z','document','second','','cd0f417adbe05bccd5178c117fc4aef81b502a2f0e2f7982ba61598872bab854','{"id":"second","source":"second.txt","title":null,"language":"en","published":"2025-08-19","publisher":null,"origin":null,"sha256":"cd0f417adbe05bccd5178c117fc4aef81b502a2f0e2f7982ba61598872bab854","fingerprint":null,"claims":[{"id":"second#1","type":"purchase","buyer":["UA"],"seller":["US"],"funder":null,"recipient":null,"producer":null,"item":"weapons","quantity":null,"amount":{"value":95000000000,"currency":"USD","bound":"exact"},"status":"contracted","attributed_to":[],"start":10,"end":17,"quote":"claim 1","rule":"by hand"}]}','8927099dd1ae95ab9de746fe2593bfa03eb7657cb9c573f2cfc2a6370318c2a6','4b30f15892374a3f85be85ddacbd8b7153ee943cf6467c85ed3e051b55b2cd26','{"id":"second","source":"second.txt","title":null,"text":"          claim 1   ","language":"en","published":"2025-08-19","publisher":null,"sha256":"cd0f417adbe05bccd5178c117fc4aef81b502a2f0e2f7982ba61598872bab854","text_sha256":"ecea39e64bcd1edd2e87e0cc2059da7cde7797a1c124f82ccc425bb4008edaa1","fetched":null,"state":"read","reason":null}');
INSERT INTO "trail" VALUES(3,'2025-09-03T12:00:00.000000Z','judgement','c4c1137d04b0edac','','c4c1137d04b0edac227acfb96200ccfa46148cb9c7e88723766c52c3abb10134','{"when":"2025-09-01","who":"Ana","verdict":"not_same","left":"first#1","right":"second#1","field":null,"value":null,"why":""}','4b30f15892374a3f85be85ddacbd8b7153ee943cf6467c85ed3e051b55b2cd26','1541fe685d92252011aad5208f2fa9f1b9e751f0e054a107c85eec9fb7ec1b0c',NULL);
CREATE INDEX trail_by_access ON trail (access, learned);
CREATE TRIGGER trail_no_update BEFORE UPDATE ON trail BEGIN SELECT RAISE(ABORT, 'the trail of a book is append-only'); END;
CREATE TRIGGER trail_no_delete BEFORE DELETE ON trail BEGIN SELECT RAISE(ABORT, 'the trail of a book is append-only'); END;
CREATE TRIGGER trail_no_replacement BEFORE INSERT ON trail WHEN EXISTS (SELECT 1 FROM trail WHERE number = NEW.number OR (kind = NEW.kind AND id = NEW.id) OR (kind = NEW.kind AND access = NEW.access AND sha256 = NEW.sha256)) BEGIN SELECT RAISE(ABORT, 'the trail of a book is append-only'); END;
COMMIT;
