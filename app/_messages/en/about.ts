/** The page that explains the site. */
export const about = {
  'about.title': 'About',
  'about.what':
    'Touchstone evaluates language models on suites of problems and publishes the results on leaderboards that say how sure they are. Everything runs on the operator\u2019s own machines: this site, its database, and the runners that execute models.',
  'about.scoring': 'How a physics answer is scored',
  'about.scoring.equal':
    'The final answer is read from the output, normally from the last \\boxed formula. If it has the same value as the key for all values that the symbols can take, it scores 100, whatever its form. That is decided by comparing both at many random points with bounded rounding errors, and exactly where both are rational.',
  'about.scoring.tree':
    'Otherwise both are simplified and written as trees, and partial credit is what is left of 60 after the edits that turn the answer\u2019s tree into the key\u2019s: d is what they cost, n the number of nodes of the key\u2019s tree.',
  'about.scoring.cost':
    'Inserting, deleting or relabelling a node costs 1. A whole part of size s costs s up to 5 nodes, and 0.6 s + 2 beyond: forgetting one term is one mistake, not many.',
  'about.scoring.try': 'The {link} shows all of this for two formulas of your own.',
  'about.statistics': 'How rows are ranked',
  'about.statistics.interval':
    'Attempts at one item are averaged first; then the mean over items is taken, with its 95% interval. Related items count as one cluster, not as independent evidence.',
  'about.statistics.rank':
    'Two models are compared on the same items, in pairs, and each row corrects for the number of its comparisons (Holm). A rank is the interval of places that these tests leave open: 1\u20133 means that no other model was shown to be better, and that two may be as good.',
  'about.statistics.missing':
    'Coverage is the share of planned attempts that have a score. Below 98% a row gets no rank. The means with every missing answer as wrong and as right stand beside it.',
  'about.outcomes': 'How attempts can end',
  'about.outcomes.text':
    'What the model caused counts against it, at 0 points unless a suite says otherwise. What the plumbing caused is missing: outside the mean, inside the coverage.',
  'about.trust': 'Whom a row rests on',
  'about.trust.text': 'Every row says whose word it is.',
  'about.submit': 'Getting a model onto a board',
  'about.submit.text':
    'Any model behind an OpenAI-compatible endpoint can be evaluated from the project\u2019s folder. The run goes through this site\u2019s queue, one of its runners calls the endpoint, and the finished run is published:',
} as const
