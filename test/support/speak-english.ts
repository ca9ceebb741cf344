// What a test reads of the app is English, whatever the machine speaks.
import { speak } from '../../src/words/language.ts'

speak('en')
