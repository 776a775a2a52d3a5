//! Transcripts of the command line: `tests/cmd/<behaviour>.trycmd`, run in `<behaviour>.in` where there is one.
//! `TRYCMD=overwrite cargo test --test cmd` re-makes them; read the diff.

#[test]
fn transcripts() {
    trycmd::TestCases::new().case("tests/cmd/*.trycmd");
}
