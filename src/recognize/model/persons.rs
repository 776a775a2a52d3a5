//! A doubtful name in, whether it is rather a person's out.

/// A word that is a person's this surely somewhere in the document, or follows a title, is no place's where that is doubtful:
/// "John Washington … Washington, 60, said", "Mr Washington". Probabilities by the chain, before calibration.
const SURE_PERSON: f32 = 0.7;
const DOUBTFUL: f32 = 0.7;

/// What stands around a word that tells a person from a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Standing {
    /// A title before it: "Mr Lincoln".
    Titled,
    /// "from Lincoln", "Lincoln, Neb."
    Placed,
    /// Neither.
    #[default]
    Plain,
}

/// Whether a name of one word is rather a person's, as surely as that was found elsewhere in the document (`person`), where
/// its being a place's has `probability`.
pub(super) fn is_rather_a_person(standing: Standing, person: f32, probability: f32) -> bool {
    let known = match standing {
        Standing::Titled => true,
        Standing::Placed => false,
        Standing::Plain => person > SURE_PERSON,
    };
    known && probability < DOUBTFUL
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surname_is_no_place_but_where_words_place_it() {
        for (standing, person, probability, expected) in [
            (Standing::Titled, 0.0, 0.6, true),
            (Standing::Titled, 0.0, 0.9, false),
            (Standing::Plain, 0.9, 0.6, true),
            (Standing::Plain, 0.1, 0.6, false),
            (Standing::Placed, 0.9, 0.6, false),
        ] {
            assert_eq!(
                is_rather_a_person(standing, person, probability),
                expected,
                "{standing:?} {person}"
            );
        }
    }
}
