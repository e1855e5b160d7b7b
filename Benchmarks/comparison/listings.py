"""Made-up files of the formats that gazetteers are imported from, the same for the same number."""
from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

LATIN = "ka lo mer ro bel ta vin dor sa shi mon pel gra to an ber li nov ur esk tal ham os".split()
CYRILLIC = "ка ло мер ро бел та вин дор са ши мон пел гра то ан бер ли нов ур еск тал".split()
ARABIC = "كا لو مر رو بل تا فن در سا شي من جر تو".split()
HAN = list("北京上海广州深圳天津重庆成都武汉西安南杭苏长沙青岛大连山河")
COUNTRIES = "US CN IN RU MX ID NO PK FR DE BR IR KZ PL ES IT TR UA GB".split()
FEATURES = "PPL PPL PPL PPLX STM HLL MT LK FRM SCH CH ADM1 ADM2 PPLA2 ISL".split()
LANGUAGES = "en de fr es it ru nl sv pl pt ja zh ar uk cs fi hu tr ko ca".split()
# Human, disambiguation page, article, city, village, organization, business, taxon, gene.
CLASSES = [5] * 5 + [4167836] * 3 + [13442814] * 8 + [515, 532, 43229, 4830453, 16521, 7187]


class Listing:
    """Writes the lines of one file; other numbers of lines begin with the same ones."""

    def __init__(self) -> None:
        self.random = Random(7)
        self.below = self.random.randrange
        self.choice = self.random.choice
        # Words are made ahead, so that millions of names are quick.
        self.latin = self.words(LATIN, 60_000)
        self.accented = [word.replace("a", "á", 1).replace("o", "ö", 1) for word in self.latin]
        self.other = [self.words(parts, 20_000) for parts in (CYRILLIC, ARABIC, HAN)]

    def words(self, parts: list[str], count: int) -> list[str]:
        return [
            "".join(self.choice(parts) for _ in range(2 + self.below(2))).capitalize()
            for _ in range(count)
        ]

    def word(self) -> str:
        return self.choice(self.latin if self.below(5) else self.accented)

    def person(self) -> str:
        return f"{self.choice(self.latin)} {self.word()}"

    def persons(self, most: int) -> list[str]:
        return [self.person() for _ in range(1 + self.below(most))]

    def place(self) -> str:
        """In six of ten cases Latin, of one word or two."""
        if self.below(10) > 5:
            return self.choice(self.other[max(0, self.below(4) - 1)])
        return self.word() + ("" if self.below(3) else self.choice(" -") + self.word())

    def geonames(self, number: int) -> str:
        name = self.place()
        others = [self.place() for _ in range(10 + self.below(11))]
        if not self.below(4):
            others.append(f"https://en.wikipedia.org/wiki/{name}")
        people = self.below(9000) if not self.below(3) else 0
        latitude, longitude = self.random.uniform(-90, 90), self.random.uniform(-180, 180)
        fields = [
            number + 1_000_000, name, name, ",".join(others), f"{latitude:.5f}",
            f"{longitude:.5f}", "P", self.choice(FEATURES), self.choice(COUNTRIES), "",
            f"{self.below(60):02}", self.below(400), "", "", people, "", self.below(3000),
            "Europe/Moscow", "2012-01-05",
        ]
        return "\t".join(map(str, fields))

    def regexner(self, number: int) -> str:
        suffix = "" if self.below(9) else " Inc\\."
        kind = self.choice(["PERSON", "ORGANIZATION", "CITY", "LOCATION"])
        return f"{self.person()}{suffix}\t{kind}\tMISC\t1.0"

    def gate(self, number: int) -> str:
        name = self.person() + ("" if self.below(6) else f" & {self.word()}")
        return name + ("" if self.below(2) else f"&country={self.choice(COUNTRIES)}&code={number}")

    def jrc_names(self, number: int) -> str:
        language = self.choice(["u", "u", "en", "ru", "ar", "de"])
        name = self.person() if self.below(3) else f"{self.place()} {self.place()}"
        return f"{number // 4}\t{'PPO'[number // 4 % 3]}\t{language}\t{name.replace(' ', '+')}"

    def spacy(self, number: int) -> str:
        name = self.person()
        pattern = name if self.below(3) else [{"LOWER": word.lower()} for word in name.split()]
        return json.dumps({
            "label": ["PERSON", "ORG", "GPE"][number // 2 % 3], "pattern": pattern,
            "id": str(number // 2),
        })

    def csv(self, number: int) -> str:
        aliases = ";".join(self.persons(5)) if self.below(5) else ""
        name = self.person() if self.below(6) else f'"{self.word()}, {self.word()}"'
        kind = self.choice(["person", "organization", "place"])
        return f"{name},{kind},{aliases},,,{self.choice(COUNTRIES)},{number}"

    def followthemoney(self, number: int) -> str:
        schema = self.choice(["Person"] * 5 + ["Company"] * 3 + ["Organization", "Vessel", "Address"])
        country = [self.choice(COUNTRIES).lower()]
        properties: dict[str, list[str]] = {
            "name": self.persons(3), "country": country,
            "sourceUrl": [f"https://register.example/item/{number}"],
            "address": [f"{self.word()} street {self.below(99)}, {self.word()}"],
        }
        if schema == "Person":
            properties |= {
                "birthDate": [f"19{10 + self.below(90)}-03-11"], "nationality": country,
                "position": [f"Member of the {self.word()} council"], "gender": ["male"],
                "firstName": [self.word()], "lastName": [self.word()],
            }
        if self.below(2):
            properties["alias"] = self.persons(4) + [self.place()]
        entity = {
            "id": f"NK-{self.random.getrandbits(80):022x}", "caption": properties["name"][0],
            "schema": schema, "properties": properties, "referents": [f"ofac-{number}"],
            "datasets": ["us_ofac_sdn", "eu_fsf"], "first_seen": "2023-04-20T10:00:00",
            "last_seen": "2024-04-20T10:00:00", "target": True,
        }
        return json.dumps(entity, ensure_ascii=number % 2 == 0)

    def statement(self, key: str, value: int) -> dict[str, Any]:
        def snak(key: str, value: int) -> dict[str, Any]:
            item = {"entity-type": "item", "numeric-id": value, "id": f"Q{value}"}
            return {
                "snaktype": "value", "property": key, "datatype": "wikibase-item",
                "datavalue": {"value": item, "type": "wikibase-entityid"},
            }

        reference = {"hash": f"{value:040x}", "snaks": {"P143": [snak("P143", 328)]}}
        return {
            "mainsnak": snak(key, value), "type": "statement", "id": f"Q{value}${value:032x}",
            "rank": "normal", "references": [reference],
        }

    def wikidata(self, number: int) -> str:
        name = self.person()
        languages = ["en", *self.random.sample(LANGUAGES[1:], 1 + self.below(15))]
        texts = {code: name if self.below(3) else self.place() for code in languages}
        claims = {"P31": [self.statement("P31", self.choice(CLASSES))]}
        for _ in range(3 + self.below(10)):
            key = f"P{40 + self.below(2000)}"
            claims[key] = [self.statement(key, self.below(10_000_000))]
        item = {
            "type": "item", "id": f"Q{number + 1}",
            "labels": {code: {"language": code, "value": texts[code]} for code in languages},
            "descriptions": {
                code: {"language": code, "value": f"one of the {self.word()} in {self.word()}"}
                for code in languages
            },
            "aliases": {
                code: [{"language": code, "value": alias} for alias in self.persons(3)]
                for code in languages[:3]
            },
            "claims": claims,
            "sitelinks": {f"{code}wiki": {"title": name, "badges": []} for code in languages},
        }
        return json.dumps(item, separators=(",", ":")) + ","


# How many of the lines a file of each format has: those of Wikidata are forty times as long.
FORMATS: dict[str, tuple[Callable[[Listing, int], str], str, int]] = {
    "geonames": (Listing.geonames, "", 1),
    "regexner": (Listing.regexner, "", 1),
    "gate": (Listing.gate, "", 1),
    "jrc-names": (Listing.jrc_names, "", 1),
    "spacy": (Listing.spacy, "", 1),
    "csv": (Listing.csv, "name,kind,aliases,note,within,country,number\n", 1),
    "followthemoney": (Listing.followthemoney, "", 1),
    "opensanctions": (Listing.followthemoney, "", 1),
    "wikidata": (Listing.wikidata, "[\n", 10),
}


def write(name: str, lines: int, path: Path) -> None:
    make, header, _ = FORMATS[name]
    listing = Listing()

    def all_lines() -> Iterator[str]:
        for number in range(lines):
            yield make(listing, number) + "\n"

    with path.open("w", encoding="utf-8") as file:
        file.write(header)
        file.writelines(all_lines())
