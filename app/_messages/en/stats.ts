/** What boards and suites say about their own figures. */
export const stats = {
  'stats.detectable.measured': {
    one: 'This board can tell {size} apart: a true difference of that size between neighbouring rows would show four times out of five (measured on {count} neighbouring pair, over {items} items).',
    other:
      'This board can tell {size} apart: a true difference of that size between neighbouring rows would show four times out of five (measured on {count} neighbouring pairs, over {items} items).',
  },
  'stats.detectable.points': '{points} points',
  'stats.detectable.luck':
    'Luck between attempts makes {luck} of the scatter; more attempts an item would shrink that part, only more items the rest.',
  'stats.detectable.too_few_rows':
    'What this board can tell apart will be measured on its rows, once two of them are ranked.',
  'stats.detectable.too_few_items': {
    one: '{count} item is too few to measure what this board can tell apart.',
    other: '{count} items are too few to measure what this board can tell apart.',
  },
  'stats.detectable.no_variation':
    'The ranked rows answer every item alike, so that what this board can tell apart cannot be measured yet.',
  'stats.detectable.planned': {
    one: 'To plan with: {count} right/wrong item of typical spread tells {points} points apart.',
    other: 'To plan with: {count} right/wrong items of typical spread tell {points} points apart.',
  },

  'stats.at_k.title': 'Several attempts at an item',
  'stats.at_k.what':
    'pass@k: the chance that one of k attempts is right. best@k: the best score of k attempts. cons@k: the score of the most frequent answer of k, answers that are equal as formulas being one. Means over items, with 95% intervals; pass and best assume that somebody picks the right attempt.',
  'stats.at_k.model': 'Model',
  'stats.at_k.k': 'k',
  'stats.at_k.pass_one': 'pass@1',
  'stats.at_k.pass': 'pass@k',
  'stats.at_k.best': 'best@k',
  'stats.at_k.cons': 'cons@k',
  'stats.at_k.items': 'Items',

  'stats.snapshot.permalink': 'This board as it stands now, for ever:',
  'stats.snapshot.link': 'snapshot of {date}',
  'stats.snapshot.old':
    'This is the board as it stood on {date}. It has changed since: {now} shows it as it is.',
  'stats.snapshot.now': 'the newest one',
  'stats.version.old':
    'This board is of version {version} of the suite. Results of version {current} stand on {now}: the two have different items and are not compared.',
  'stats.version.now': 'a board of their own',

  'stats.items.title': 'How the items did',
  'stats.items.summary': {
    one: 'All {items} items over {count} row',
    other: 'All {items} items over {count} rows',
  },
  'stats.items.review': {
    one: 'Review the key of {count} item: rows that are good elsewhere do worse on it.',
    other: 'Review the keys of {count} items: rows that are good elsewhere do worse on them.',
  },
  'stats.items.review.none': 'On no item do rows that are good elsewhere do worse.',
  'stats.items.review.later': {
    one: 'With fewer than ten rows (here {count}), a negative correlation is mostly chance, and no key is flagged.',
    other:
      'With fewer than ten rows (here {count}), a negative correlation is mostly chance, and no key is flagged.',
  },
  'stats.items.item': 'Item',
  'stats.items.mean': 'Mean score',
  'stats.items.rest': 'Item-rest correlation',
  'stats.items.flag': 'review the key',

  'stats.efficiency.title': 'What partial credit is worth',
  'stats.efficiency.value': {
    one: 'For telling models apart, one item with partial credit is worth {value} right/wrong items (95% interval {interval}; {count} pair of rows).',
    other:
      'For telling models apart, one item with partial credit is worth {value} right/wrong items (95% interval {interval}; {count} pairs of rows).',
  },
  'stats.efficiency.open': 'from {low}, without an upper end',
  'stats.efficiency.undetermined':
    'Right and wrong alone do not tell these rows apart, so that what partial credit adds cannot be measured: undetermined.',
  'stats.efficiency.discordant': {
    one: '{count} pair is in opposite order by the two scores.',
    other: '{count} pairs are in opposite order by the two scores.',
  },
} as const
