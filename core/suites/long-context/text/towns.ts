/** Invented towns of generated worlds. */
export const TOWNS: readonly string[] = (
  'Oakmere Brackford Thornbury Westmoor Kingsley Ashdale Ravenhill Millbrook Stonegate Fairhaven Redcliff ' +
  'Larkfield Greywater Hollowell Maplewood Northwick Silverton Eastbourne Foxglen Harrowgate Winterford ' +
  'Clearwater Birchwood Longmeadow Copperfield Elmstead Marshgate Whitcombe Dunmore Highbridge Crestwood ' +
  'Pinehurst Rosemount Sandwell Wolfden Amberley Brightsea Caldwell Dryfield Glenrock'
).split(' ')

/** Instruments that people of generated worlds play. */
export const INSTRUMENTS: readonly string[] = (
  'harp organ banjo accordion clarinet saxophone trombone mandolin oboe bassoon tuba xylophone harmonica ' +
  'recorder ukulele zither'
).split(' ')
