//! The rules of the recognizer by name, and `data/recognizer/weights.csv` that says what each counts for.

/// Declares the rules with the names that the weights file has for them.
macro_rules! rules {
    ($($rule:ident = $name:literal,)*) => {
        /// One thing that speaks for or against a possible name being a place.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum Rule { $($rule,)* }

        /// Names of the rules, in the order of [`Rule`].
        pub(super) const RULE_NAMES: &[&str] = &[$($name,)*];
    };
}

rules! {
    Always = "always",
    // What the gazetteer has under the name.
    Country = "country",
    Region = "region",
    County = "county",
    Capital = "capital",
    CityHuge = "city_of_1_million",
    CityLarge = "city_of_200_000",
    CityMiddle = "city_of_50_000",
    CitySmall = "city_of_5_000",
    CityTiny = "city_below_5_000",
    Water = "water",
    Terrain = "terrain",
    Area = "area",
    Spot = "spot",
    Demonym = "demonym",
    AlternateOnly = "alternate_only",
    NotInGazetteer = "not_in_gazetteer",
    // The name itself.
    TwoWords = "two_words",
    ManyWords = "three_words_or_more",
    Short = "at_most_three_letters",
    Acronym = "acronym",
    AbbreviatedCountry = "abbreviated_country",
    AbbreviatedAfterComma = "abbreviated_after_comma",
    AbbreviatedOther = "abbreviated_elsewhere",
    OrdinaryCommon = "ordinary_common_word",
    Ordinary = "ordinary_word",
    OrdinaryRare = "ordinary_rare_word",
    OrdinaryWords = "ordinary_words_only",
    LowerInDocument = "lower_case_in_document",
    Given = "given_name",
    GivenCommon = "common_given_name",
    Surname = "surname",
    SurnameCommon = "common_surname",
    CueWord = "cue_word",
    Calendar = "month_or_day",
    TypeWordWithin = "type_word_within",
    // What stands before it.
    AfterLocative = "after_in_or_at",
    AfterMovement = "after_from_or_to",
    AfterOf = "after_of",
    AfterOrgOf = "after_organization_of",
    AfterRelation = "after_other_preposition",
    AfterThe = "after_the",
    AfterTypeOf = "after_city_of",
    AfterDirection = "after_direction",
    AfterTitle = "after_title",
    AfterGiven = "after_given_name",
    AfterInitial = "after_initial",
    AfterCapital = "after_capital",
    FamousAfterCapital = "famous_after_capital",
    AfterOrg = "after_organization_word",
    AfterPlaceComma = "after_name_and_comma",
    AfterPlaceAnd = "after_name_and_and",
    AfterHyphen = "after_hyphen",
    Opens = "opens_sentence",
    // What stands after it.
    BeforeTypeWord = "before_type_word",
    BeforeOrg = "before_organization_word",
    BeforeCompany = "before_company_word",
    BeforeStreet = "before_street_word",
    BeforeCapital = "before_capital",
    FamousBeforeCapital = "famous_before_capital",
    GivenBeforeCapital = "given_name_before_capital",
    GivenBeforeSurname = "given_name_before_surname",
    AbbreviatedBeforeCapital = "abbreviated_before_capital",
    BeforeTitle = "before_title",
    TitleAhead = "title_ahead",
    OrgAhead = "organization_ahead",
    BeforeSurname = "before_surname",
    BeforeSaid = "before_said",
    BeforeActor = "before_actor",
    BeforeLanguage = "before_language",
    BeforeContainer = "before_container",
    BeforeHyphen = "before_hyphen",
    BeforeComma = "before_comma",
    Possessive = "possessive",
    BeforeNumber = "before_number",
    AbbreviatedBeforeNumber = "abbreviated_before_number",
    // The line and the document.
    CapitalsLine = "line_in_capitals",
    TitleLine = "line_in_title_case",
    LocativeElsewhere = "locative_elsewhere",
    PersonElsewhere = "person_elsewhere",
    PersonWord = "word_of_a_person",
    PersonOnly = "word_of_a_person_only",
    FamousPersonOnly = "famous_word_of_a_person_only",
    FamousPersonWord = "famous_word_of_a_person",
    AloneElsewhere = "alone_elsewhere",
    Dateline = "dateline",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_file_has_every_rule_once_and_no_other() {
        let csv = include_str!("../../data/recognizer/weights.csv");
        let rows: Vec<&str> = csv
            .lines()
            .skip(1)
            .map(|line| line.split(',').next().unwrap())
            .collect();
        for rule in RULE_NAMES {
            let count = rows.iter().filter(|row| row == &rule).count();
            assert_eq!(
                count, 1,
                "data/recognizer/weights.csv: {rule}; run tools/fit_weights.py --write"
            );
        }
        assert_eq!(rows.len(), RULE_NAMES.len());
        assert!(
            csv.lines()
                .skip(1)
                .all(|line| line.split(',').nth(1).unwrap().parse::<f64>().is_ok())
        );
    }
}
