// Makes new ids: UUIDv7, ascending within this process even if the clock is set back.
import { v7 } from 'uuid'

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says what the id is of
export const newId = <Id extends string>(): Id => v7() as Id // the caller chooses the brand
