"""`kitgen collect`: forms that people have filled in go in, a table of their answers comes out."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("collect", epilog="\b\nExample:\n  kitgen collect returned/ -o answers.csv")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@click.option("-o", "--out", required=True, metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
              help="The table to write, as CSV.")  # fmt: skip
@click.option("--fields", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="The kit's fields.json: only forms of this kit are read, and every field is a column.")  # fmt: skip
@click.option("--excel", is_flag=True, help="Begin the file with the mark by which Excel knows UTF-8.")
def command(files: tuple[Path, ...], out: Path, fields: Path | None, *, excel: bool) -> None:
    """Collect the answers of filled forms in a table: one row a file, one column a field.

    FILE is a filled PDF, or a folder with any number of them. A file that cannot be read is named with the reason, and
    the others are collected all the same; the exit code is then 1.
    """
    from kitgen.base.problems import ExitCode, Problems
    from kitgen.build.outputs import write_file
    from kitgen.build.words import counted
    from kitgen.cli.report import tell
    from kitgen.finish.collect import as_csv, files_in, read_all, read_wanted, table

    wanted = read_wanted(fields) if fields else None
    problems = Problems()
    found = files_in(files, problems)
    if out.resolve() in {path.resolve() for path in found}:
        raise click.UsageError(f'"{out}" is one of the forms; name another file for the table')
    filled = read_all(found, problems, wanted)
    if filled:
        write_file(out.absolute(), as_csv(table(filled, wanted), mark=excel))
    if problems.errors:
        tell(problems.errors, stopped=not filled)
    if filled:
        click.echo(f"wrote {out}: {counted(len(filled), 'form')}")
    if problems.errors:
        raise click.exceptions.Exit(ExitCode.PROBLEMS)
