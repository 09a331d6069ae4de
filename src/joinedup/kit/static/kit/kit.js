// Starts GOV.UK Frontend's parts, and again for whatever htmx puts on the page.
const { initAll } = await import(document.querySelector("script[data-frontend]").dataset.frontend);

initAll();
document.body.addEventListener("htmx:load", (event) => {
  if (event.detail.elt !== document.body) initAll({ scope: event.detail.elt });
});
