// Preloaded (`node --import`) into the site, which is Next's own program: it ends when its supervisor does.
import { dieWithParent } from '#lib/parent.ts'

dieWithParent()
