/** The id of a study's section on the page: the study's name, in characters that a link can hold. @internal */
export function sectionId(study: string): string {
  return `study-${study.replace(/[^\w-]/g, "_")}`;
}
