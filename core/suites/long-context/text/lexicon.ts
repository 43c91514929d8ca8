/**
 * The words of the haystack. Chosen so that each is one token of the reference counter with a space before it, in
 * both of the places where a sentence can put it; so a sentence has as many tokens as words and marks.
 *
 * No word here occurs in a needle's key (keys.ts): a search for a key finds the needle and nothing else.
 */
const words = (text: string): readonly string[] => text.split(' ')

export const HAYSTACK_WORDS = {
  /** singular people */
  person: words(
    'baker farmer teacher sailor painter carpenter plumber gardener fisherman librarian merchant ' +
      'driver porter clerk tailor cook waiter student nurse doctor lawyer judge mayor priest monk ' +
      'soldier captain pilot engineer builder writer poet singer dancer actor musician photographer ' +
      'printer editor reporter scholar historian hunter shepherd barber butcher banker guard messenger ' +
      'conductor mechanic electrician inspector secretary manager owner tenant neighbor visitor ' +
      'stranger traveler guest cousin uncle aunt grandmother grandfather widow orphan boy girl child ' +
      'twin apprentice translator caretaker cyclist runner swimmer goalkeeper referee bride groom ' +
      'bishop pharmacist dentist surgeon governor senator ambassador detective mason',
  ),
  /** plural people */
  people: words(
    'farmers teachers sailors painters gardeners fishermen merchants drivers cooks students nurses ' +
      'doctors lawyers judges priests monks soldiers pilots engineers builders writers poets singers ' +
      'dancers actors musicians photographers editors reporters scholars historians hunters bankers ' +
      'guards mechanics managers owners tenants neighbors visitors strangers travelers guests cousins ' +
      'children boys girls twins runners swimmers players workers volunteers officers customers ' +
      'passengers tourists villagers pupils',
  ),
  /** what people are like */
  adj: words(
    'quiet patient nervous cheerful gentle stubborn curious careful careless clever honest lonely ' +
      'proud humble polite rude brave timid generous greedy young old tired sleepy hungry thirsty busy ' +
      'lazy famous wealthy poor modest serious friendly bitter calm eager faithful foolish graceful ' +
      'happy sad jealous kind loyal lucky merry noisy shy silly strict tall short thin tender ' +
      'thoughtful wise worried weary restless reluctant practical silent sensible ambitious bald blind ' +
      'deaf elderly elegant retired skilled sober sturdy sincere suspicious sympathetic',
  ),
  /** what things are like */
  objadj: words(
    'broken heavy wooden rusty dusty narrow wide round square empty full wet dry clean dirty cheap ' +
      'expensive antique modern new torn folded painted polished cracked hollow solid thick thin smooth ' +
      'rough sharp dull bright dark pale striped plain small large tiny huge long short crooked ' +
      'straight shiny faded borrowed stolen forgotten spare missing sealed locked damp frozen warm cold ' +
      'sticky soft stiff loose tight curved flat tall low deep shallow ordinary strange familiar useful ' +
      'useless delicate fragile sturdy portable leather paper plastic cotton ceramic woven carved',
  ),
  /** countable things, singular */
  object: words(
    'basket bucket ladder lantern kettle pillow blanket carpet curtain mirror table chair bench ' +
      'drawer cabinet shelf cupboard wardrobe suitcase trunk barrel crate bottle jar bowl plate cup ' +
      'spoon fork pan pot stove oven lamp candle clock bell drum piano guitar trumpet flute book diary ' +
      'letter envelope postcard newspaper magazine notebook pencil brush canvas frame statue vase rug ' +
      'broom mop shovel rake hammer saw drill wrench nail rope chain hook net cart wagon bicycle canoe ' +
      'boat raft anchor sail tent umbrella coat jacket scarf glove hat boot shoe belt button zipper ' +
      'needle thread cushion quilt towel soap comb razor ribbon parcel package ticket poster calendar ' +
      'ledger recipe manuscript brochure telegram telephone camera microscope globe compass toolbox ' +
      'gate fence door window shutter roof chimney pipe pump engine wheel tire saddle stool sofa ' +
      'mattress crib toy kite puppet doll puzzle violin cello',
  ),
  /** countable things, plural */
  objects: words(
    'baskets buckets pillows blankets carpets curtains mirrors tables chairs benches drawers cabinets ' +
      'shelves barrels crates bottles jars bowls plates cups forks pots lamps candles clocks bells ' +
      'drums guitars books letters envelopes postcards newspapers magazines notebooks pencils brushes ' +
      'frames statues rugs nails ropes chains hooks nets carts bicycles boats sails tents umbrellas ' +
      'coats jackets scarves gloves hats boots shoes belts buttons needles threads cushions towels ' +
      'ribbons parcels packages tickets posters calendars recipes manuscripts cameras gates fences ' +
      'doors windows pipes pumps engines wheels tires stools toys puzzles potatoes onions carrots ' +
      'apples pears cherries lemons oranges grapes beans peas mushrooms herbs flowers seeds bricks ' +
      'stones tiles boards logs branches sacks bags boxes tools maps',
  ),
  /** places, with "the" */
  place: words(
    'kitchen garden cellar attic barn stable market harbor station library museum theater church ' +
      'chapel school college hospital hotel bakery pharmacy workshop factory warehouse office courtyard ' +
      'square bridge river lake pond canal forest meadow orchard vineyard hill valley mountain cliff ' +
      'beach island village town suburb street alley avenue corner park playground stadium airport bank ' +
      'prison castle palace tower temple monastery cemetery farm mill mine quarry dock pier lighthouse ' +
      'mansion cottage cabin inn restaurant cafe laundry garage basement hallway corridor balcony ' +
      'terrace porch studio gallery laboratory classroom courthouse embassy greenhouse staircase pantry ' +
      'nursery ballroom lobby railway tunnel crossing plaza fountain pavilion arena',
  ),
  /** past forms, also past participles, of verbs with a thing as their object */
  verbed: words(
    'carried painted repaired cleaned polished admired borrowed returned delivered inspected moved ' +
      'dragged lifted dropped covered washed wrapped measured weighed photographed described noticed ' +
      'ignored ordered purchased sold traded collected gathered arranged opened closed locked unlocked ' +
      'examined sorted packed loaded unloaded stored found hid lost forgot remembered mentioned wanted ' +
      'needed liked loved hated enjoyed watched guarded protected rescued saved destroyed damaged ' +
      'scratched fixed adjusted replaced removed installed bought brought took placed displayed ' +
      'presented offered accepted refused rejected demanded requested received inherited donated ' +
      'abandoned discovered recognized touched pushed pulled held kept kicked rolled tested tried chose ' +
      'selected preferred praised criticized discussed studied copied',
  ),
  /** how */
  adverb: words(
    'quietly slowly quickly carefully gently proudly politely eagerly calmly patiently secretly ' +
      'openly suddenly finally rarely often always usually seldom briefly gladly reluctantly honestly ' +
      'silently happily sadly easily loudly softly firmly warmly badly promptly steadily gradually ' +
      'constantly occasionally frequently deliberately accidentally immediately eventually',
  ),
  /** where */
  prep: words('behind near beside inside outside above below beyond across past around toward against'),
  /** what is talked about */
  thing: words(
    'weather price bread soup harvest journey wedding concert festival election storm flood winter ' +
      'summer spring autumn holiday debt rent salary contract lesson sermon speech rumor story song ' +
      'poem dream plan argument accident mistake promise secret decision rehearsal ceremony parade ' +
      'meeting dinner breakfast lunch supper conversation silence music traffic noise smell heat snow ' +
      'rain fog wind drought funeral auction exhibition lecture examination competition tournament ' +
      'schedule program report budget shortage repair illness recovery vacation voyage',
  ),
  /** past forms of verbs of movement */
  move: words(
    'walked ran hurried wandered drove sailed climbed returned marched raced traveled moved rushed ' +
      'came went',
  ),
  /** stuff */
  uncount: words(
    'bread butter cheese honey salt sugar flour rice milk cream soup tea coffee chocolate wine beer ' +
      'vinegar pepper mustard jam paint glue wax ink paper string wire cloth wool silk cotton leather ' +
      'timber coal sand gravel clay cement hay straw grain corn',
  ),
} as const

export type WordClass = keyof typeof HAYSTACK_WORDS
