// Shows the questions of a form that are asked and hides the others, by the very rules the server decides by
// (joinedup_core/questionnaires/expression.py). Without this file every question stands on the page with its "only if".
// What is hidden keeps what was typed; the server does not count it.

const WHOLE = /^[0-9]{1,6}$/;
const COMPARED = {
  ">=": (a, b) => a >= b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  "<": (a, b) => a < b,
};

export function holds(rule, answers) {
  const [how, ...of] = rule;
  if (how === "not") return !holds(of[0], answers);
  if (how === "and") return of.every((one) => holds(one, answers));
  if (how === "or") return of.some((one) => holds(one, answers));
  const [name, value] = of;
  const answer = Object.hasOwn(answers, name) ? answers[name] : "";
  const several = Array.isArray(answer);
  if (how === "answered") return answer.length > 0;
  if (how === "includes") return several ? answer.includes(value) : answer === value;
  if (how === "is") return several ? answer.length === 1 && answer[0] === value : answer === value;
  return !several && WHOLE.test(answer) && COMPARED[how](Number(answer), Number(value));
}

// Which of the questions (in their order: [name, rule or null]) are asked; an answer to one that is not never counts.
export function asked(questions, answers) {
  const counted = {};
  return questions.filter(([name, rule]) => {
    if (rule && !holds(rule, counted)) return false;
    if (Object.hasOwn(answers, name)) counted[name] = answers[name];
    return true;
  }).map(([name]) => name);
}

function answersIn(form) {
  const answers = {};
  for (const field of form.elements) {
    if (!field.name.startsWith("q_")) continue;
    const name = field.name.slice(2);
    if (field.type === "checkbox") {
      if (field.checked) answers[name] = [...(answers[name] ?? []), field.value];
    } else if (field.type !== "radio" || field.checked) {
      if (field.value.trim()) answers[name] = field.value.trim();
    }
  }
  return answers;
}

function show(form) {
  const parts = [...form.querySelectorAll("[data-question]")];
  const questions = parts.map((part) => [part.dataset.question, part.dataset.showIf ? JSON.parse(part.dataset.showIf) : null]);
  const now = new Set(asked(questions, answersIn(form)));
  for (const part of parts) part.hidden = !now.has(part.dataset.question);
}

if (typeof document !== "undefined") {
  for (const form of document.querySelectorAll("form[data-show-if-form]")) {
    for (const words of form.querySelectorAll("[data-only-if]")) words.hidden = true;
    form.addEventListener("input", () => show(form));
    form.addEventListener("change", () => show(form));
    show(form);
  }
}
