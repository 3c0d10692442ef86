"""The run of the README as a user types it; mypy reads this file in every test run."""

import rempart as rp

documents = rp.read("reports/")
claims = rp.extract(documents)
ledger = rp.merge(claims)
goods = ledger["ua-us-arms-purchase-2025"].goods_status

programme = rp.Programme.from_ledger(ledger, start="2026-01", months=120)
schedule = rp.schedule(programme)
coverage = rp.cover(schedule, rp.places("UA"))
outlook = rp.weigh(ledger, schedule, coverage)
briefing = rp.compose(ledger, schedule, coverage, outlook)
briefing.save("briefing/")
walk: str = briefing.why(1)
