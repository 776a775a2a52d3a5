//! Sentences with gaps.

/// What a gap is filled with.
#[derive(Clone, Copy)]
pub(crate) enum Gap {
    /// The article's own town, its region, its country.
    Home,
    Region,
    Country,
    /// Another country.
    Abroad,
    /// A town, mostly of the same country.
    Place,
    Person,
    Surname,
    Organization,
    /// An ordinary word.
    Word,
    Weekday,
    Month,
    Number,
}

impl Gap {
    /// An unknown name is a mistake in this file.
    fn of(name: &str) -> Self {
        match name {
            "home" => Self::Home,
            "region" => Self::Region,
            "country" => Self::Country,
            "abroad" => Self::Abroad,
            "place" => Self::Place,
            "person" => Self::Person,
            "surname" => Self::Surname,
            "org" => Self::Organization,
            "weekday" => Self::Weekday,
            "month" => Self::Month,
            "number" => Self::Number,
            "word" => Self::Word,
            _ => unreachable!("no gap is called {name}"),
        }
    }
}

/// The pieces of a template, each with the gap that follows it.
pub(crate) fn pieces(template: &str) -> impl Iterator<Item = (&str, Option<Gap>)> {
    let mut rest = Some(template);
    std::iter::from_fn(move || {
        let left = rest.take()?;
        let Some((before, after)) = left.split_once('{') else {
            return Some((left, None));
        };
        let (name, after) = after.split_once('}')?;
        rest = Some(after);
        Some((before, Some(Gap::of(name))))
    })
}

pub(crate) const WEEKDAYS: &[&str] = &[
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
pub(crate) const ORGANIZATIONS: &[&str] = &[
    "University",
    "Chamber of Commerce",
    "Police Department",
    "General Hospital",
    "Football Club",
    "City Council",
    "Airport",
    "High School",
    "Railway Workers' Union",
    "Institute of Technology",
    "Power Company",
    "Rovers",
];

pub(crate) const HEADLINES: &[&str] = &[
    "{home} counts the cost after a night of {word}",
    "Talks on {word} end without a result in {home}",
    "{surname} says no to a {word} in {region}",
    "Fire crews from {place} and {place} sent to {home}",
    "What the {word} of {home} means for {country}",
    "{country} and {abroad} sign a deal on {word}",
    "{number} held as protest in {home} turns into a {word}",
];

/// Sentences that name places.
pub(crate) const PLACED: &[&str] = &[
    "At least {number} people were killed and {number} wounded when shells hit a {word} in {place}, officials in {home} said on {weekday}.",
    "Police in {place} said they had arrested {number} people after a march against the {word} turned violent.",
    "The river rose by {number} centimetres overnight, and villages between {place} and {place} were cut off from the rest of {region}.",
    "The ministry in the capital denied that any {word} had been {word} to {abroad}, and said that it would publish the figures in {month}.",
    "{person}, a professor of {word} at {org}, called the plan {word} and its authors {word}.",
    "Mr. {surname} had told reporters that he would not stand again, but his party in {region} asked him to think it over.",
    "The price of {word} went up by {number} percent in the year to {month}, more than anywhere else in {country}.",
    "Trains between {place} and {place} were late by as much as {number} minutes, the operator said, because of a {word} on the line.",
    "In {place}, about {number} kilometres from {home}, residents queued for water and {word} until late in the evening.",
    "The court heard that {surname} had driven from {place} to {place} on the night in question, with {number} boxes of {word} in the car.",
    "Nobody at {org} could be reached for comment on {weekday}.",
    "{org} beat {org} by {number} to {number} in front of a {word} crowd, and {person} scored twice before the break.",
    "Doctors treated {number} patients for {word}, most of them children who had been brought from {place}.",
    "The two governments agreed to open the crossing near {place} to trucks with {word} and {word}, but not to travellers from {abroad}.",
    "Rebels attacked an army post outside {place} before dawn and withdrew towards {place}, according to a military source.",
    "The earthquake was felt in {place}, {place} and {place}, and as far away as {abroad}, where {word} fell from the shelves.",
    "Farmers in {region} have blocked the road to {place} for {number} days and demand that the {word} be taken back.",
    "The company, which has its seat in {place} and plants in {abroad}, said that it would cut {number} jobs and move the {word} elsewhere.",
    "He was born in {place}, went to school in {place}, {region}, and worked for {org} until {month}.",
    "Voters in {place} go to the polls on {weekday}; the count will be known in {home} by the morning after.",
    "An air strike on a depot in {place} set off a fire that burned for {number} hours, the regional governor, {person}, wrote.",
    "Those who have left {country} for {abroad} send home less {word} than they did, a study by {org} says.",
    "Aid workers have handed out {number} tonnes of {word} in {place} since {weekday}, and say that twice as much is needed.",
    "The new bridge will shorten the way from {home} to {place} by {number} minutes and is to be open by {month}.",
    "Schools in {region} stay closed until {weekday} because of the heat, which has reached {number} degrees in the {word} parts of {country}.",
    "It is not the {word} that worries them, people here say, it is what will be said of the {word} in {home}.",
    "The president met the {word} minister of {abroad} in {place} and spoke of a {word} friendship between both nations.",
    "A ship under the flag of {abroad} ran aground off {place} with {number} containers of {word} on board; the crew was brought ashore.",
    "Customs officers found {number} kilograms of {word} under the floor of a truck that had come from {place}.",
    "{surname}, who is {number} and has lived in {place} all his life, remembers when there was {word} in the valley and {word} on the hill.",
];

/// Sentences that name none.
pub(crate) const PLAIN: &[&str] = &[
    "“We never thought that the {word} would come as far as this,” said {person}, who keeps a small {word} shop near the station.",
    "A spokeswoman, {person}, said that the {word} was being looked into and that nothing pointed to a {word}.",
    "It was the third {word} of this kind since {month}, and the first in which the {word} of a town was itself {word}.",
    "“There is a {word} in every {word},” {surname} added, “and ours has lasted since the year in which I was born.”",
    "The {word} is {word}, the {word} is not, and in between stand those who have to pay for both.",
    "Her lawyer said that the {word} of the charge was {word} and that they would appeal.",
    "Critics say that the {word} was known for {number} days before anybody spoke of it, and that the {word} could have been avoided.",
    "“I do not know what {surname} means by a {word} {word},” said {person}, who has led the union since {month}, “but we shall not sign it.”",
    "The report runs to {number} pages and names neither the {word} nor those who ordered it.",
    "Two of the accused pleaded guilty on {weekday}; the third, {person}, has yet to be heard.",
    "Prices have been {word} since {month}, when the tax on {word} and {word} was raised for the second time in a year.",
    "She had worked as a {word} for {number} weeks and was about to be promoted when the letter came.",
    "By {weekday} evening the fire had been put out, and engineers began to look for the {word} that may have caused it.",
    "Most of those who were asked, {number} out of a thousand, thought that the {word} would get worse before it got better.",
    "{person} and {person} were among those who spoke, and both were applauded by people who otherwise agree on nothing.",
    "The vote had been put off three times, first because of the {word}, then because of a {word} over who may count.",
    "A second {word}, found on {weekday} under a stack of {word}, was taken away for tests.",
    "“Give us {number} more minutes and the {word} would have been ours,” the coach said, and laughed.",
    "What was once a {word} is now a {word} with a garden, a bakery and a library that opens on {weekday}.",
    "Both sides blamed each other for the {word}, and neither would say when the talks might go on.",
    "The bill would make it a crime to sell {word} to anyone under the age of eighteen, and was passed with {number} votes.",
    "Investors took fright: the shares of the {word} maker lost {number} points before trade in them was stopped.",
    "Rescuers worked through the night with lamps and bare hands, and heard knocking until shortly before dawn.",
    "Nothing of the kind has been seen here since the {word} of {surname}, whose name still stands above the door.",
    "He denies the charge and says that the {word} in question had been a present from {person}.",
    "The weather will stay {word} until {weekday}, with gusts and some {word} in the afternoon, forecasters said.",
    "For {number} families it comes too late, because their {word} was sold in {month} to pay for {word} and {word}.",
    "An appeal is likely, and until it has been decided the {word} may neither be moved nor shown.",
];
