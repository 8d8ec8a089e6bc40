def test_the_site_answers_over_http(url, person):
    assert person().get("").status_code == 200
