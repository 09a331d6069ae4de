// Before anything is drawn: parts that need JavaScript may now show themselves so.
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");
