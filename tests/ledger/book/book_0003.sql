BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
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
INSERT INTO "settlements" VALUES('','2025-09-02T12:00:00.000000Z',2,1,'8878d02c3ccc08b4c0c3a23cf2204fd8d1493c5d0ef742ddd411f3eb1b0af482','0.1.0','5fb39adc533fb560b7563889fe1a0f421686ef5cfec0cbf3cef8f5487a629098');
INSERT INTO "settlements" VALUES('','2025-09-03T12:00:00.000000Z',3,2,'523a64f13d5df711b245bb3bf479aaa9ea8185e306cc7df96329d094b26445d1','0.1.0','51ddd38a33cdc3cfbaa886ce2a777e243fd0f7769330fd25ecf4bcbf1fd2c113');
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
INSERT INTO "versions" VALUES('','ua-us-arms-purchase-2025','2025-09-01T12:00:00.000000Z','2025-09-02T12:00:00.000000Z','agreement','purchase','reported','','|UA|US|','ua-us-arms-purchase-2025','3f5427b1ffc4907bf10532bbbff969d0a62253e28f381798c7aa1d49e5916d30','{"kind":"agreement","id":"ua-us-arms-purchase-2025","aliases":[],"title":"Ukraine to buy US weapons for 100 bn USD","type":"purchase","buyer":["UA"],"seller":["US"],"funder":null,"recipient":null,"producer":null,"items":[{"item":"weapons","unit":null,"low":null,"mode":null,"high":null,"bound":null,"claims":["first#1"]}],"amounts":[{"value":100000000000,"currency":"USD","bound":"exact","claims":["first#1"],"origins":["document first (names no origin)"]}],"goods_status":{"state":"reported","since":"2025-08-19","claim":"first#1"},"money_status":null,"side_states":[],"first_reported":"2025-08-19","last_reported":"2025-08-19","reports":1,"origins":[{"name":"document first (names no origin)","documents":["first"]}],"grade":"F3","links":[],"conflicts":[],"claims":["first#1"],"withheld":[],"stances":[],"supported":{"text":"According to document first: Ukraine to buy US weapons for 100 bn USD. It is reported, no more.","because":"goods reported by first#1.","claims":["first#1"],"rule":"reported-no_money"},"tempting":{"text":"Ukraine and the United States have agreed on the purchase of weapons for 100 bn USD.","because":"The furthest that any claim goes is: reported; none says that it is agreed.","claims":["first#1"],"rule":"agreed"}}');
INSERT INTO "versions" VALUES('','ua-us-arms-purchase-2025','2025-09-02T12:00:00.000000Z','2025-09-03T12:00:00.000000Z','agreement','purchase','contracted','','|UA|US|','ua-us-arms-purchase-2025','22685d458e192c4e89218f504c79f67ca0ee3a2bf3dbe281e950caf5949085c1','{"kind":"agreement","id":"ua-us-arms-purchase-2025","aliases":[],"title":"Ukraine to buy US weapons for 100 bn USD or 95 bn USD","type":"purchase","buyer":["UA"],"seller":["US"],"funder":null,"recipient":null,"producer":null,"items":[{"item":"weapons","unit":null,"low":null,"mode":null,"high":null,"bound":null,"claims":["first#1","second#1"]}],"amounts":[{"value":100000000000,"currency":"USD","bound":"exact","claims":["first#1"],"origins":["document first (names no origin)"]},{"value":95000000000,"currency":"USD","bound":"exact","claims":["second#1"],"origins":["document second (names no origin)"]}],"goods_status":{"state":"contracted","since":"2025-08-19","claim":"second#1"},"money_status":null,"side_states":[],"first_reported":"2025-08-19","last_reported":"2025-08-19","reports":2,"origins":[{"name":"document first (names no origin)","documents":["first"]},{"name":"document second (names no origin)","documents":["second"]}],"grade":"F3","links":[],"conflicts":[{"field":"amount","values":["100 bn USD","95 bn USD"],"claims":["first#1","second#1"],"note":"the sums differ; they are kept side by side and never averaged"}],"claims":["first#1","second#1"],"withheld":[],"stances":[],"supported":{"text":"According to document first and document second: Ukraine to buy US weapons for 100 bn USD or 95 bn USD. A contract is reported, and no delivery.","because":"goods contracted by second#1.","claims":["second#1","first#1"],"rule":"contracted-no_money"},"tempting":{"text":"The delivery of weapons has taken place.","because":"A contract is reported; no claim reports a delivery.","claims":["second#1"],"rule":"handed_over"}}');
INSERT INTO "versions" VALUES('','ua-us-arms-purchase-2025','2025-09-03T12:00:00.000000Z','open','agreement','purchase','reported','','|UA|US|','','674c3a962bdb249ca6c9300b7c290f3d8ad85368b2bb6dd04d26433c66108251','{"kind":"agreement","id":"ua-us-arms-purchase-2025","aliases":[],"title":"Ukraine to buy US weapons for 100 bn USD","type":"purchase","buyer":["UA"],"seller":["US"],"funder":null,"recipient":null,"producer":null,"items":[{"item":"weapons","unit":null,"low":null,"mode":null,"high":null,"bound":null,"claims":["first#1"]}],"amounts":[{"value":100000000000,"currency":"USD","bound":"exact","claims":["first#1"],"origins":["document first (names no origin)"]}],"goods_status":{"state":"reported","since":"2025-08-19","claim":"first#1"},"money_status":null,"side_states":[],"first_reported":"2025-08-19","last_reported":"2025-08-19","reports":1,"origins":[{"name":"document first (names no origin)","documents":["first"]}],"grade":"F3","links":[],"conflicts":[],"claims":["first#1"],"withheld":[],"stances":[],"judgements":[{"verdict":"not_same","claims":["first#1","second#1"],"when":"2025-09-01","who":"Ana","why":""}],"supported":{"text":"According to document first: Ukraine to buy US weapons for 100 bn USD. It is reported, no more.","because":"goods reported by first#1.","claims":["first#1"],"rule":"reported-no_money"},"tempting":{"text":"Ukraine and the United States have agreed on the purchase of weapons for 100 bn USD.","because":"The furthest that any claim goes is: reported; none says that it is agreed.","claims":["first#1"],"rule":"agreed"}}');
INSERT INTO "versions" VALUES('','ua-us-arms-purchase-2025-d451b968','2025-09-03T12:00:00.000000Z','open','agreement','purchase','contracted','','|UA|US|','','6f958f09427538dedee09d1f6a2cb60ce9092e3baf1f2633d9d778b6eac49499','{"kind":"agreement","id":"ua-us-arms-purchase-2025-d451b968","aliases":[],"title":"Ukraine to buy US weapons for 95 bn USD","type":"purchase","buyer":["UA"],"seller":["US"],"funder":null,"recipient":null,"producer":null,"items":[{"item":"weapons","unit":null,"low":null,"mode":null,"high":null,"bound":null,"claims":["second#1"]}],"amounts":[{"value":95000000000,"currency":"USD","bound":"exact","claims":["second#1"],"origins":["document second (names no origin)"]}],"goods_status":{"state":"contracted","since":"2025-08-19","claim":"second#1"},"money_status":null,"side_states":[],"first_reported":"2025-08-19","last_reported":"2025-08-19","reports":1,"origins":[{"name":"document second (names no origin)","documents":["second"]}],"grade":"F3","links":[],"conflicts":[],"claims":["second#1"],"withheld":[],"stances":[],"judgements":[{"verdict":"not_same","claims":["first#1","second#1"],"when":"2025-09-01","who":"Ana","why":""}],"supported":{"text":"According to document second: Ukraine to buy US weapons for 95 bn USD. A contract is reported, and no delivery.","because":"goods contracted by second#1.","claims":["second#1"],"rule":"contracted-no_money"},"tempting":{"text":"The delivery of weapons has taken place.","because":"A contract is reported; no claim reports a delivery.","claims":["second#1"],"rule":"handed_over"}}');
CREATE INDEX trail_by_access ON trail (access, learned);
CREATE TRIGGER trail_no_update BEFORE UPDATE ON trail BEGIN SELECT RAISE(ABORT, 'the trail of a book is append-only'); END;
CREATE TRIGGER trail_no_delete BEFORE DELETE ON trail BEGIN SELECT RAISE(ABORT, 'the trail of a book is append-only'); END;
CREATE TRIGGER trail_no_replacement BEFORE INSERT ON trail WHEN EXISTS (SELECT 1 FROM trail WHERE number = NEW.number OR (kind = NEW.kind AND id = NEW.id) OR (kind = NEW.kind AND access = NEW.access AND sha256 = NEW.sha256)) BEGIN SELECT RAISE(ABORT, 'the trail of a book is append-only'); END;
CREATE INDEX versions_by_end ON versions ("view", until);
CREATE INDEX versions_by_page ON versions ("view", id, since, until, kind, type, goods, money, parties);
COMMIT;
