/**
 * Stands in for the library with which Element Plus mixes the shades of a button of any colour. Our buttons have the
 * colours of the style sheet, so the pages leave its weight out; a button with a `color` says so at once.
 */
export function TinyColor(): never {
  throw new Error('Buttons take their colours from the style sheet: give a type or a class instead of a colour.')
}
