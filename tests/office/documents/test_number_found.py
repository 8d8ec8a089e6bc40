"""A document is found by its number from the moment it has one."""


def found(person, words: str) -> list[str]:
    """Addresses that the registrar's search finds."""
    query = f"/@search?portal_type=OfficialDocument&SearchableText={words}"
    return [item["@id"] for item in person("registrar").rest("GET", query).json()["items"]]


def test_the_number_is_searched_for_at_once(office, person):
    address = office.walk("signed")
    assert address not in found(person, "江经")
    office.done("registrar", address, "register", prefix="江经")
    assert address in found(person, "江经")


def test_the_number_is_found_however_it_is_bracketed(office, person):
    address = office.walk("numbered")
    number = person("registrar").rest("GET", address).json()["number"]
    for typed in (
        number,
        number.replace("〔", "[").replace("〕", "]"),
        number.replace("〔", "（").replace("〕", "）第"),
        number.replace("〔", "【").replace("〕", "】00"),
    ):
        assert address in found(person, typed), typed
