/**
 * Pieces of this suite's prompts that are more than one token in o200k_base. Counted once with that encoding;
 * test/core/long-context checks them against counts of whole prompts that were recorded from it.
 */
const pieces = (text: string): readonly string[] => text.split('|')

const BY_TOKENS: Readonly<Record<number, readonly string[]>> = {
  2: pieces(
    ' "...",| ...]}| Amberley| Ashdale| Birchwood| Braille| Brightsea| Checkpoint| Copperfield|' +
      ' Crestwood| Dryfield| Dunmore| Eastbourne| Elmstead| Fairhaven| Giza| Glenrock| Greywater|' +
      ' Highbridge| Hollowell| Kingsley| Maplewood| Marshgate| Millbrook| Northwick| Oakmere|' +
      ' Pinehurst| Ravenhill| Rosemount| Sandwell| Silverton| Stonegate| Thornbury| Westmoor|' +
      ' Whitcombe| Winterford| Wolfden| ["...",| abstains| alligator| antelope| baboon| badger| banjo|' +
      ' bassoon| beaver| beetle| bison| canary| capacitance| catfish| clarinet| commutes| condor|' +
      ' converging| coyote| crocodile| cuckoo| discharges| dragonfly| emeralds| ewes| falcon| ferret|' +
      ' finch| flamingo| gazelle| gecko| gerbil| giraffe| gorilla| grasshopper| gravitation| griffin|' +
      ' harmonica| hawk| heron| herring| hippo| hives| hornet| hummingbird| hums| hyena| injects|' +
      ' jackal| jaguar| jellyfish| juries| kangaroo| koala| lizard| lullabies| lynx| magpie| mammoth|' +
      ' mandolin| mathematician| midwife| moose| mussel| newt| oboe| octopus| oscillates| oscillation|' +
      ' ostrich| otter| panther| parrot| peacock| pelican| penguin| pike| puma| pyramids| raccoon|' +
      " ranger's| resistors| retell| rhino| rubies| salamander| saxophone| scorpion| shears| sloth|" +
      ' sparrow| stallion| starfish| starling| stork| sturgeon| swan| toad| tortoise| trembles|' +
      ' trombone| tuba| ukulele| violins| viper| vulture| walrus| wasp| weasel| weightless| zither|' +
      '"]}\n\n|Adams|Adrian|Agnes|Alfred|Amberley|Amelia|Anderson|Armstrong|Ashdale|Bailey|Baker|Barnes|' +
      'Bishop|Blair|Boris|Boyd|Bradley|Brenda|Brightsea|Brooks|Bryant|Burke|Burns|Butler|Campbell|' +
      'Caroline|Carter|Catherine|Chapman|Clara|Clearwater|Coleman|Collins|Cooper|Copperfield|Cox|' +
      'Diana|Dixon|Dominic|Dorothy|Drake|Dryfield|Duncan|Dunn|Eastbourne|Edith|Edwards|Eleanor|Elena|' +
      'Ellis|Elmstead|Esther|Evans|Fabian|Fairhaven|Felix|Fisher|Fletcher|Flynn|Foster|Fowler|Freeman|' +
      'Fuller|Gabriel|Gardner|Gerald|Gordon|Graham|Greene|Gregory|Greywater|Hannah|Hansen|Hardy|' +
      'Harold|Harper|Harris|Harrison|Harvey|Hayes|Hicks|Highbridge|Holland|Holmes|Hopkins|Howe|Hudson|' +
      'Hugo|Hunt|Irene|Isaac|Janet|Jenkins|Jensen|Joan|Johan|Julian|Kennedy|Kenneth|Kingsley|Kurt|' +
      'Lambert|Lars|Larson|Lawrence|Lawson|Lloyd|Logan|Margaret|Marion|Martha|Mason|Matthews|' +
      'Millbrook|Miller|Miriam|Mitchell|Monica|Moore|Morris|Moss|Murphy|Murray|Myers|Naomi|Natalie|' +
      'Nelson|Newman|Nichols|Nina|Nordic|Norman|Norris|Northwick|Oakmere|Olga|Otto|Palmer|Pamela|' +
      'Parker|Persian|Porter|Ralph|Raphael|Raymond|Retell|Rosa|Rosemount|Ruth|Sandwell|Sebastian|' +
      'Shepherd|Silverton|Somewhere|Sophia|Stanley|Stefan|Stonegate|Sven|Teresa|Turner|Vera|Veronica|' +
      'Vincent|Vivian|Wallace|Warren|Watson|Webb|Wells|Westmoor|Whitcombe|Whose|Winterford|Wolfden|' +
      'Wright|alligator|alpine|ancient|antelope|armored|baboon|badger|banjo|bassoon|beaver|bison|' +
      'bronze|buffalo|burning|canary|carp|catfish|clarinet|climbing|coastal|cobalt|condor|copper|' +
      'coral|cosmic|coyote|crab|crane|cricket|crimson|crystal|dancing|deer|desert|diving|donkey|dove|' +
      'dragonfly|dwarf|eagle|eastern|ebony|elephant|emerald|falcon|ferret|finch|flying|gazelle|gecko|' +
      'gerbil|giant|glowing|golden|goose|gorilla|granite|grasshopper|griffin|hairy|hamster|harmonica|' +
      'harp|heron|herring|hippo|hornet|hunting|hyena|imperial|ivory|jackal|jungle|juvenile|kangaroo|' +
      'koala|laughing|lavender|leopard|lesser|lightning|lizard|llama|lobster|lunar|lynx|magnetic|' +
      'magpie|mandolin|marble|mighty|mole|monkey|moose|mosquito|moth|newt|noble|northern|oboe|ocean|' +
      'octopus|ostrich|otter|oyster|panda|panther|parrot|peacock|pearl|pelican|penguin|phantom|' +
      'phoenix|pigeon|pike|platinum|prairie|puma|raven|recorder|rhino|robin|royal|rural|salmon|' +
      'sapphire|scorpion|shark|shining|shrimp|singing|sleeping|sloth|snail|southern|sparrow|spider|' +
      'spinning|spotted|squid|squirrel|stallion|starfish|starling|stork|sturgeon|swallow|swan|' +
      'swimming|teal|tiger|toad|tropical|trout|tuba|tuna|turquoise|turtle|ukulele|unicorn|velvet|' +
      'violet|viper|vulture|walrus|wandering|wasp|weasel|whale|zebra|zither',
  ),
  3: pieces(
    ' "..."]}| Brackford| Colosseum| Foxglen| Harrowgate| Larkfield| Longmeadow| Redcliff|' +
      ' centripetal| claustrophobic| kangaroos| nearsighted| theorems| whirled| xylophone|Bengal|' +
      'Bennett|Birchwood|Brackford|Caldwell|Cecilia|Celtic|Crawford|Crestwood|Dunmore|Elliott|Evelyn|' +
      'Ferguson|Fleming|Foxglen|Gibson|Glenrock|Griffin|Harrowgate|Henderson|Hoffman|Hollowell|Hughes|' +
      'Larkfield|Longmeadow|Maplewood|Marshgate|Morrison|Pinehurst|Ravenhill|Redcliff|Thornbury|' +
      'Wheeler|beetle|butterfly|cuckoo|dolphin|fierce|flamingo|giraffe|hummingbird|jaguar|jellyfish|' +
      'mammoth|mussel|raccoon|sacred|salamander|saxophone|titanium|tortoise|trombone|xylophone',
  ),
  4: pieces(' Stradivarius| ["..."]}|crocodile'),
}

/** How many tokens a piece is; one where it is not listed. */
export const LONGER_PIECES: ReadonlyMap<string, number> = new Map(
  Object.entries(BY_TOKENS).flatMap(([tokens, list]) => list.map((p) => [p, Number(tokens)] as const)),
)
