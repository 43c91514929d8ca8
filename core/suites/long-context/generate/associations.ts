/**
 * What latent samples are made of: a statement about somebody, and a question that it answers for whoever knows the
 * link between them. The two share no word stem (a test checks it), so that looking for the question's words finds
 * nothing.
 */
export interface Association {
  /** `{P}` is a person's name. */
  fact: string
  question: string
}

/** Numbered by their place: samples refer to these numbers, so new ones are added at the end. */
export const ASSOCIATIONS: readonly Association[] = [
  { fact: '{P} injects insulin before every meal.', question: 'Who suffers from diabetes?' },
  { fact: '{P} was born within sight of Mount Fuji.', question: 'Who comes from Japan?' },
  { fact: '{P} owns three Stradivarius violins.', question: 'Who possesses costly musical instruments?' },
  { fact: '{P} spends the nights at a telescope.', question: 'Who studies the stars?' },
  { fact: '{P} never eats meat, fish or eggs.', question: 'Who keeps to a vegan diet?' },
  { fact: '{P} lives next to the Eiffel Tower.', question: 'Who resides in Paris?' },
  { fact: '{P} reads with the fingertips, in Braille.', question: 'Who is blind?' },
  { fact: '{P} earns a living by filling cavities.', question: 'Who works as a dentist?' },
  { fact: '{P} once ran forty-two kilometers without a stop.', question: 'Who has completed a marathon?' },
  { fact: '{P} climbed to the top of Everest.', question: 'Who has stood on the highest mountain on Earth?' },
  { fact: '{P} grew up beside the pyramids of Giza.', question: 'Whose childhood was in Egypt?' },
  { fact: '{P} breaks out in a rash whenever cats are around.', question: 'Who is allergic to pets?' },
  { fact: '{P} floated weightless aboard the orbital station.', question: 'Who has been an astronaut?' },
  { fact: '{P} works all day with flour, yeast and an oven.', question: 'Who makes bread?' },
  { fact: '{P} keeps forty hives behind the house.', question: 'Who produces honey?' },
  { fact: '{P} has a photograph taken in front of the Colosseum.', question: 'Who has been to Rome?' },
  { fact: '{P} argues before juries in court.', question: 'Who is a lawyer?' },
  { fact: '{P} commutes in a cockpit above the clouds.', question: 'Who flies airplanes?' },
  { fact: '{P} shears two hundred ewes each spring.', question: 'Who raises sheep?' },
  { fact: '{P} spends weekends with a rod and bait by the brook.', question: 'Who likes to catch fish?' },
  { fact: '{P} walks with a stick since the fractured hip.', question: 'Who had a broken bone?' },
  { fact: '{P} buried a husband last year.', question: 'Who is a widow?' },
  { fact: '{P} photographed kangaroos near the family home.', question: 'Who lives in Australia?' },
  { fact: '{P} puts out burning houses for a living.', question: 'Who is a firefighter?' },
  { fact: '{P} pays with yen at the corner store.', question: 'Who shops in Japan?' },
  { fact: '{P} delivered four babies this week alone.', question: 'Who is a midwife?' },
  { fact: '{P} has not touched whisky or wine for ten years.', question: 'Who abstains from alcohol?' },
  { fact: '{P} proves theorems about prime numbers.', question: 'Who is a mathematician?' },
  { fact: '{P} hums lullabies to a newborn daughter.', question: 'Who recently became a parent?' },
  { fact: '{P} needs glasses to see anything far away.', question: 'Who is nearsighted?' },
  { fact: '{P} trades in emeralds, rubies and diamonds.', question: 'Who sells precious stones?' },
  { fact: '{P} trembles in elevators and other narrow spaces.', question: 'Who is claustrophobic?' },
]
