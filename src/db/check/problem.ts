/** Something in the database that is not as it must be. */
export interface Problem {
  readonly table: string;
  /** Id of the row, of edges the claim's; null when the whole table or file is meant. */
  readonly id: number | null;
  /** One line without table and id. */
  readonly message: string;
}
