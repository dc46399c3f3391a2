import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from "d3-force";
import { select } from "d3-selection";
import { zoom, type D3ZoomEvent } from "d3-zoom";

/** What the picture needs of a statement (N3's quads have more). */
export interface Statement {
  readonly subject: Term;
  readonly predicate: Term;
  readonly object: Term;
}
interface Term { readonly termType: string; readonly value: string }
interface Dot extends SimulationNodeDatum { readonly id: string; readonly label: string; readonly literal: boolean }
interface Line { source: Dot; target: Dot; readonly label: string }

/** More than this is no picture that anybody reads. */
const MOST = 150;
const LABEL = "http://www.w3.org/2000/01/rdf-schema#label";
const SVG = "http://www.w3.org/2000/svg";

/** A cell of a row, as SPARQL results in JSON have it. */
export interface Cell { readonly type: string; readonly value: string }
export type Row = Readonly<Record<string, Cell | undefined>>;
interface Results {
  getStatements(): readonly Statement[] | undefined;
  getBindings(): readonly Row[] | null;
  getVariables(): readonly string[];
}

/** Draws the statements of a CONSTRUCT or DESCRIBE, or the rows of a SELECT; drawn when its tab is chosen. */
export class Picture {
  readonly priority = 0;
  readonly label = "Hình · Picture";

  constructor(private readonly yasr: { readonly results?: Results; readonly resultsEl: HTMLElement }) {}

  /** Statements can be drawn, and rows that name things. */
  canHandleResults(): boolean {
    return this.statements().length > 0;
  }

  private statements(): readonly Statement[] {
    const said = this.yasr.results?.getStatements() ?? [];
    return said.length ? said : linked(this.yasr.results?.getVariables() ?? [], this.yasr.results?.getBindings() ?? []);
  }

  draw(): void {
    const { dots, lines, left } = network(this.statements());
    settle(dots, lines);
    const note = document.createElement("p");
    note.className = "picture-note";
    note.textContent = left > 0
      ? `Còn ${left} mục chưa vẽ; hãy thêm LIMIT hoặc thu hẹp truy vấn. · ${left} more are not drawn; narrow the query.`
      : `${dots.length} mục, ${lines.length} liên hệ · ${dots.length} things, ${lines.length} links`;
    this.yasr.resultsEl.replaceChildren(note, drawn(dots, lines));
  }

  getIcon(): Element {
    const icon = document.createElementNS(SVG, "svg");
    icon.setAttribute("viewBox", "0 0 16 16");
    for (const [x, y] of [[3, 4], [13, 5], [7, 13]] as const) {
      const dot = icon.appendChild(document.createElementNS(SVG, "circle"));
      for (const [name, value] of [["cx", x], ["cy", y], ["r", 2.5]] as const) dot.setAttribute(name, String(value));
    }
    return icon;
  }
}

/** Columns that say how the things of a row are linked. */
const LINKS = ["relation", "predicate", "how", "role", "operation"];

/** What the rows of a table say: the first thing of a row is linked with each other one; `x_label` is the name of `x`. */
export function linked(variables: readonly string[], rows: readonly Row[]): Statement[] {
  const statements: Statement[] = [];
  const node = (value: string): Term => ({ termType: "NamedNode", value });
  for (const row of rows) {
    const things = variables.filter((name) => row[name]?.type === "uri" && !LINKS.includes(name));
    const [first, ...others] = things.map((name) => ({ name, iri: row[name]?.value ?? "" }));
    if (!first) continue;
    for (const { name, iri } of [first, ...others]) {
      const label = row[`${name}_label`]?.value ?? (name === first.name ? (row["label"] ?? row["name"])?.value : undefined);
      const said = { termType: "Literal", value: label ?? tail(iri) };
      statements.push({ subject: node(iri), predicate: node(LABEL), object: said });
    }
    const how = LINKS.map((name) => row[name]?.value).find(Boolean);
    for (const { name, iri } of others) {
      statements.push({ subject: node(first.iri), predicate: node(how ?? name), object: node(iri) });
    }
  }
  return statements;
}

/** The things and links of statements; an `rdfs:label` names its thing instead of standing beside it. */
export function network(statements: readonly Statement[]): { dots: Dot[]; lines: Line[]; left: number } {
  const labels = new Map<string, string>();
  for (const each of statements) if (each.predicate.value === LABEL) labels.set(each.subject.value, each.object.value);
  const dots = new Map<string, Dot>();
  const drawn = new Set<string>();
  const left = new Set<string>();
  const dot = (term: Term): Dot | undefined => {
    const literal = term.termType === "Literal";
    const id = `${literal ? "\"" : ""}${term.value}`;
    const known = dots.get(id);
    if (known) return known;
    if (dots.size >= MOST) { left.add(id); return undefined; }
    const made = { id, label: short(labels.get(term.value) ?? (literal ? term.value : tail(term.value))), literal };
    dots.set(id, made);
    return made;
  };
  const lines: Line[] = [];
  for (const each of statements) {
    if (each.predicate.value === LABEL) { dot(each.subject); continue; }
    const source = dot(each.subject);
    const target = dot(each.object);
    const key = `${each.subject.value} ${each.predicate.value} ${each.object.value}`;
    if (source && target && !drawn.has(key)) lines.push({ source, target, label: tail(each.predicate.value) });
    drawn.add(key);
  }
  return { dots: [...dots.values()], lines, left: left.size };
}

const tail = (iri: string): string => iri.split(/[#/]/).filter(Boolean).slice(-1)[0] ?? iri;
const short = (words: string): string => ([...words].length > 42 ? `${[...words].slice(0, 40).join("")}…` : words);

/**
 * Finds places before anything is drawn, so that nothing moves. What is not linked is held together, wider than high,
 * as screens are: left to itself it would drift apart until no name can be read.
 */
export function settle(dots: Dot[], lines: Line[]): void {
  forceSimulation(dots)
    .force("link", forceLink<Dot, Line>(lines).distance(120))
    .force("charge", forceManyBody().strength(-400).distanceMax(360))
    .force("collide", forceCollide(48))
    .force("x", forceX(0).strength(0.06))
    .force("y", forceY(0).strength(0.16))
    .stop()
    .tick(250);
}

function drawn(dots: readonly Dot[], lines: readonly Line[]): SVGSVGElement {
  const xs = dots.map((each) => each.x ?? 0);
  const ys = dots.map((each) => each.y ?? 0);
  const box = [Math.min(...xs) - 140, Math.min(...ys) - 40, Math.max(...xs) - Math.min(...xs) + 280, Math.max(...ys) - Math.min(...ys) + 80];
  const svg = select(document.createElementNS(SVG, "svg")).attr("class", "picture").attr("viewBox", box.join(" ")).attr("role", "img")
    .attr("aria-label", "Hình của kết quả · Picture of the result");
  svg.append("defs").append("marker").attr("id", "arrow").attr("viewBox", "0 0 8 8").attr("refX", 18).attr("refY", 4)
    .attr("markerWidth", 8).attr("markerHeight", 8).attr("orient", "auto").append("path").attr("d", "M0,0L8,4L0,8Z");
  const all = svg.append("g");
  svg.call(zoom<SVGSVGElement, unknown>().scaleExtent([0.3, 8]).on("zoom", (event: D3ZoomEvent<SVGSVGElement, unknown>) => {
    all.attr("transform", event.transform.toString());
  }));
  const links = all.selectAll("g.link").data(lines).join("g").attr("class", "link");
  links.append("line").attr("marker-end", "url(#arrow)").attr("x1", (l) => l.source.x ?? 0).attr("y1", (l) => l.source.y ?? 0)
    .attr("x2", (l) => l.target.x ?? 0).attr("y2", (l) => l.target.y ?? 0);
  links.append("text").text((l) => l.label)
    .attr("x", (l) => ((l.source.x ?? 0) + (l.target.x ?? 0)) / 2).attr("y", (l) => ((l.source.y ?? 0) + (l.target.y ?? 0)) / 2);
  const things = all.selectAll("g.thing").data(dots).join("g").attr("class", (d) => (d.literal ? "thing literal" : "thing"))
    .attr("transform", (d) => `translate(${d.x ?? 0},${d.y ?? 0})`);
  things.append("circle").attr("r", 7);
  things.append("text").attr("y", 20).text((d) => d.label);
  things.append("title").text((d) => d.id);
  return svg.node() as SVGSVGElement;
}
