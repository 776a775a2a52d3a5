//! How the groups of events look on a map: one colour and one shape each, from `data/styles/groups.csv`.

use std::sync::LazyLock;

/// How the events of one group are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Group {
    /// The group, as `event_group` has it.
    pub(super) slug: &'static str,
    /// What a legend calls it.
    pub(super) label: &'static str,
    /// `#rrggbb`.
    pub(super) colour: &'static str,
    /// A shape that no other group has: `star`, `diamond`, `square`, `circle`, `pentagon`, `triangle`, `cross`, or
    /// `dot`, a circle of half the size.
    pub(super) symbol: &'static str,
}

/// The groups in the order of a legend.
pub(super) fn groups() -> &'static [Group] {
    static GROUPS: LazyLock<Vec<Group>> = LazyLock::new(|| {
        include_str!("../../data/styles/groups.csv")
            .lines()
            .skip(1)
            .filter_map(group)
            .collect()
    });
    &GROUPS
}

/// One line of the file, which has no quotation marks.
fn group(line: &'static str) -> Option<Group> {
    let mut fields = line.split(',');
    Some(Group {
        slug: fields.next()?,
        label: fields.next()?,
        colour: fields.next()?,
        symbol: fields.next()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Linear red, green and blue, or what is made of them.
    type Triple = [f64; 3];

    /// How full colour blindness of three kinds turns linear colours, after Machado, Oliveira and Fernandes (2009).
    const SIGHTS: [[Triple; 3]; 4] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    ];

    fn linear(colour: &str) -> Triple {
        [1, 3, 5].map(|at| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        })
    }

    fn times(matrix: &[Triple; 3], v: Triple) -> Triple {
        matrix.map(|row| row.iter().zip(v).map(|(a, b)| a * b).sum())
    }

    /// CIE L*a*b* of a linear colour, white being D65.
    fn lab(linear: Triple) -> Triple {
        const XYZ: [Triple; 3] = [
            [0.4124, 0.3576, 0.1805],
            [0.2126, 0.7152, 0.0722],
            [0.0193, 0.1192, 0.9505],
        ];
        let [x, y, z] = times(&XYZ, linear.map(|value| value.clamp(0.0, 1.0)));
        let f = |t: f64| {
            if t > 0.008856 {
                t.cbrt()
            } else {
                7.787 * t + 16.0 / 116.0
            }
        };
        let (x, y, z) = (f(x / 0.95047), f(y), f(z / 1.08883));
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    fn distance(a: Triple, b: Triple) -> f64 {
        a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let luminance = |colour| times(&[[0.2126, 0.7152, 0.0722]; 3], linear(colour))[0] + 0.05;
        let (a, b) = (luminance(a), luminance(b));
        a.max(b) / a.min(b)
    }

    #[test]
    fn every_group_of_the_taxonomy_has_a_look_of_its_own() {
        let taxonomy = include_str!("../../data/events/taxonomy.csv");
        let known: BTreeSet<_> = taxonomy
            .lines()
            .skip(1)
            .filter_map(|line| line.split(',').nth(1))
            .collect();
        assert_eq!(groups().iter().map(|group| group.slug).collect::<BTreeSet<_>>(), known);
        let distinct = |look: fn(&Group) -> &str| groups().iter().map(look).collect::<BTreeSet<_>>().len();
        assert_eq!(distinct(|group| group.symbol), groups().len());
        assert_eq!(distinct(|group| group.colour), groups().len());
    }

    #[test]
    fn no_two_colours_look_alike_to_anybody() {
        // Okabe and Ito's eight come to 3.9 here, with this grey for black; 2.3 is the least that is seen side by side.
        for sight in &SIGHTS {
            for (number, a) in groups().iter().enumerate() {
                for b in &groups()[..number] {
                    let [seen_a, seen_b] = [a, b].map(|group| lab(times(sight, linear(group.colour))));
                    assert!(distance(seen_a, seen_b) > 20.0, "{a:?} and {b:?}");
                }
            }
        }
    }

    #[test]
    fn colours_stand_out_from_land_by_day_and_by_night() {
        for group in groups() {
            for land in ["#f3f1ea", "#1f252b"] {
                assert!(contrast(group.colour, land) > 1.75, "{group:?} on {land}");
            }
        }
    }
}
