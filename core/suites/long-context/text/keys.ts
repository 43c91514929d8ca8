/** The words that needles are named by. None of them is a word of the haystack (lexicon.ts). */
const words = (text: string): readonly string[] => text.split(' ')

/** First word of a key: "amber falcon". */
export const KEY_COLORS = words(
  'amber azure crimson golden silver copper bronze ivory ebony emerald ruby sapphire jade coral ' +
    'pearl violet purple orange yellow green blue red black white gray pink brown teal lavender ' +
    'turquoise olive rose platinum titanium cobalt iron steel marble granite velvet crystal diamond ' +
    'lunar solar stellar tropical northern southern eastern western ancient royal imperial noble ' +
    'sacred hidden electric magnetic atomic digital cosmic lightning phantom rapid fierce wild giant ' +
    'mighty wandering flying dancing singing sleeping burning floating spinning glowing shining ' +
    'desert ocean prairie jungle alpine coastal urban rural',
)

/** Middle word of the longer keys of dense haystacks: "amber royal falcon". */
export const KEY_TRAITS = words(
  'dwarf swift spotted masked armored hairy diving laughing hunting running swimming climbing ' +
    'juvenile adult common rare lesser greater African Asian European Persian Bengal Atlantic Pacific ' +
    'Nordic Celtic',
)

/** Last word of a key. */
export const KEY_ANIMALS = words(
  'falcon eagle hawk owl raven crow sparrow robin swan goose duck penguin pelican stork crane heron ' +
    'parrot ostrich peacock pigeon dove finch canary wolf fox bear lion tiger leopard jaguar panther ' +
    'lynx otter beaver badger weasel raccoon squirrel rabbit hare deer moose elk antelope gazelle ' +
    'buffalo bison camel llama giraffe zebra rhino elephant monkey gorilla baboon koala kangaroo ' +
    'panda sloth bat whale dolphin shark salmon trout tuna cod herring octopus squid lobster crab ' +
    'shrimp turtle tortoise lizard gecko crocodile alligator snake cobra python viper frog toad ' +
    'salamander newt spider scorpion beetle butterfly dragonfly grasshopper cricket ant bee wasp ' +
    'hornet moth mosquito snail worm dragon phoenix unicorn griffin mammoth walrus seal hippo donkey ' +
    'pony stallion bull hyena jackal coyote puma mole ferret hamster gerbil vulture condor magpie ' +
    'swallow starling hummingbird flamingo cuckoo sturgeon carp pike eel catfish oyster clam mussel ' +
    'coral starfish jellyfish',
)

/** People in generated worlds. */
export const FIRST_NAMES = words(
  'Martin Oliver Daniel Sophia Laura Emma Victor Nina Clara Hugo Oscar Felix Leo Max Ivan Boris ' +
    'Anna Maria Elena Helen Alice Julia Diana Irene Rosa Lucy Ruth Grace Hannah Sarah Rachel Rebecca ' +
    'Naomi Esther Miriam Paul Peter Simon Thomas Andrew Philip James Henry Edward Arthur Albert ' +
    'Alfred Walter Frank George Charles Louis Robert Roger Ralph Raymond Kenneth Gerald Harold Howard ' +
    'Stanley Vincent Samuel Adam Aaron Isaac Jacob Joseph Benjamin David Jonathan Nathan Gabriel ' +
    'Michael Raphael Marcus Julian Adrian Fabian Dominic Sebastian Gregory Eric Karl Kurt Otto Stefan ' +
    'Johan Lars Sven Olga Vera Natalie Monica Veronica Barbara Teresa Catherine Margaret Elizabeth ' +
    'Charlotte Caroline Amelia Cecilia Agnes Edith Martha Dorothy Eleanor Evelyn Vivian Marion Joan ' +
    'Janet Susan Linda Karen Nancy Carol Pamela Brenda',
)

/** Family names in generated worlds. */
export const LAST_NAMES = words(
  'Walker Turner Carter Foster Parker Cooper Fisher Hunter Mason Palmer Porter Shepherd Taylor Webb ' +
    'Ward Wallace Warren Watson Wells West Wheeler White Wilson Wolf Wood Wright Young Adams Allen ' +
    'Anderson Armstrong Austin Bailey Baker Barnes Bell Bennett Bishop Black Blair Bond Boyd Bradley ' +
    'Brooks Brown Bruce Bryant Burke Burns Butler Campbell Chapman Clark Coleman Collins Cook Cox ' +
    'Craig Crawford Cross Dixon Douglas Drake Duncan Dunn Edwards Elliott Ellis Evans Ferguson ' +
    'Fleming Fletcher Flynn Fowler Fox Freeman Fuller Gardner Gibson Gordon Graham Grant Gray Greene ' +
    'Griffin Hall Hamilton Hansen Hardy Harper Harris Harrison Hart Harvey Hayes Henderson Hicks Hill ' +
    'Hoffman Holland Holmes Hopkins Howe Hudson Hughes Hunt Jackson Jenkins Jensen Johnson Jones ' +
    'Jordan Kelly Kennedy King Knight Lambert Lane Larson Lawrence Lawson Lewis Lloyd Logan Long ' +
    'Marshall Matthews Miller Mitchell Moore Morgan Morris Morrison Moss Murphy Murray Myers Nelson ' +
    'Newman Newton Nichols Norman Norris',
)
