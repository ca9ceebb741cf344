// Returns true if an open dialog takes the keys. A dialog that is fading out is still in the page but no
// longer counts: a key pressed right after Escape is meant for the window.
export const isDialogOpen = (): boolean => document.querySelector('[role=dialog]:not([data-closed])') !== null
