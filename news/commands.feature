A newcomer types `make start` and works in a running office; `make test`, `check`, `lint`, `demo` and `bench` need nothing else either.
