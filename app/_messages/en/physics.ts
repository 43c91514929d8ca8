/** Texts of the physics suite's own pages: items, templates, how keys are proven. */
export const physics = {
  'physics.item.language': 'Language of the statement',
  'physics.item.en': 'English',
  'physics.item.zh': '中文',
  'physics.item.zh.note':
    'A translation: models are asked in English. Symbols and the solution are in English.',
  'physics.item.problem': 'Problem',
  'physics.item.key': 'Answer',
  'physics.item.wrong': 'Wrong answers that the scorer must tell from it',
  'physics.item.limits': 'Limiting cases checked',
  'physics.item.limit.case': 'Where',
  'physics.item.limit.gives': 'it becomes',
  'physics.item.limit.why': 'because',
  'physics.item.sign.positive':
    'It is positive for all values in the ranges above; so are 200 random sets of values.',
  'physics.item.sign.negative':
    'It is negative for all values in the ranges above; so are 200 random sets of values.',
  'physics.item.sign.either':
    'It has either sign, depending on the values; both occur among 200 random sets of values.',
  'physics.item.proof':
    'An independent computation agrees with the answer within one part in a million at five random sets of values. {more}',
  'physics.item.proof.more': 'How keys are proven',
  'physics.item.results': 'How models did on it',
  'physics.item.results.none': 'No board has a row yet that answers this item.',
  'physics.item.results.of': {
    one: 'Split {split}: mean score {mean} of 100 over {count} row of its board',
    other: 'Split {split}: mean score {mean} of 100 over {count} rows of its board',
  },
  'physics.item.results.rest': ', correlation with the rest of the items {value}',
  'physics.item.results.review':
    'Models that are better elsewhere do worse here: somebody should look at the key again.',
  'physics.item.topics': 'Topics',
  'physics.item.revision': 'revision {revision}',
  'physics.item.more': 'Other items',
  'physics.forms': 'Other forms of this problem',
  'physics.forms.none': 'This problem has this form only. It is not part of the held-out split.',
  'physics.forms.count':
    'This is the published form of a template with {forms} forms. In the held-out split every site asks one of the other {others}, chosen by a secret of its own; which one is shown to nobody. Each form has a formula of its own, derived and checked as this one is.',
  'physics.forms.choices': 'What can be chosen',
  'physics.forms.choice': 'Choice',
  'physics.forms.values': 'Values',
  'physics.forms.published': 'here',
  'physics.forms.example': 'Another form, as an example',
  'physics.gap.title': 'Published and redrawn forms',
  'physics.gap.down': {
    one: '{gap} points lower on redrawn forms [{low}, {high}], {count} template: {verdict}',
    other: '{gap} points lower on redrawn forms [{low}, {high}], {count} templates: {verdict}',
  },
  'physics.gap.up': {
    one: '{gap} points higher on redrawn forms [{low}, {high}], {count} template: {verdict}',
    other: '{gap} points higher on redrawn forms [{low}, {high}], {count} templates: {verdict}',
  },
  'physics.gap.lower': 'what one would see where published answers are remembered, and no proof of it.',
  'physics.gap.none': 'no sign that published answers are remembered.',
  'physics.gap.higher': 'the redrawn forms are easier for it; no sign that published answers are remembered.',
  'physics.gap.how':
    'Mean over templates of the score on the published form minus that on this site’s redrawn form, with its 95% interval. Redrawn forms are other problems too and may be harder or easier: compare with other models’ gaps.',
  'physics.proofs': 'How keys are proven',
  'physics.proofs.intro':
    'A wrong key punishes the models that are right. Every key, and that of every form of every template, passes these checks before it is published; the project’s tests run all of them.',
  'physics.proofs.parses': 'The scorer reads the answer as one expression in the declared symbols.',
  'physics.proofs.dimension': 'Computed with units, the answer has the unit of what is asked for.',
  'physics.proofs.sign': 'It is finite and has the stated sign at 200 random sets of values.',
  'physics.proofs.limits': 'It goes to what physics demands in the limiting cases stated with the item.',
  'physics.proofs.route':
    'A second computation by another route (integrating the motion, tracing rays, minimising the energy, solving the linear system) agrees within one part in a million at five random sets of values.',
  'physics.proofs.wrong':
    'The scorer gives plausible wrong answers less than 100, and the answer itself 100 in any spelling.',
  'physics.proofs.templates':
    '{templates} of the problems are templates with {forms} forms in all. Every site draws its held-out split from them.',
} as const
