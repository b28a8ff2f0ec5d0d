"""What holds for the code as a whole: what is never imported, no nameless modules, words of languages in data alone."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from reportdiff.lang import language

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "reportdiff"
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
CODE = [file for folder in ("src", "tests", "benchmarks", "docs", "fixtures") for file in (ROOT / folder).rglob("*.py")]


def imported(file: Path) -> set[str]:
    """The packages that a file imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def test_difflib_is_never_imported() -> None:
    assert CODE
    assert [file for file in CODE if "difflib" in imported(file)] == []


def test_benchmarks_import_nothing_of_the_tests() -> None:
    """What both need stands with the benchmarks; these only run the tests."""
    of_tests = {file.stem for file in (ROOT / "tests").rglob("*.py")} | {"tests"}
    own = list((ROOT / "benchmarks").rglob("*.py"))
    assert {file.stem for file in own} & of_tests == set()
    assert [file.name for file in own if imported(file) & of_tests] == []


def modules_used(file: Path) -> set[str]:
    """What a file imports, by its whole name: reportdiff.lang.zh.view.half_width."""
    found = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    froms = [node for node in found if isinstance(node, ast.ImportFrom) and node.module]
    return {f"{node.module}.{alias.name}" for node in froms for alias in node.names}


def rooms_used(file: Path) -> set[str]:
    """The rooms of the package that a file imports from."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.partition(".")[0] == "reportdiff":
            _, *room = node.module.split(".")
            found |= {room[0]} if room else {alias.name for alias in node.names}
    return found


def rooms() -> list[tuple[str, set[str]]]:
    """The table of the architecture page: each room in its order, with the rooms that it may import."""
    rows = re.findall(r"^\| (`.+?`) \|.*\| (.+?) \|$", ARCHITECTURE, re.M)
    return [(room, set(re.findall(r"`(\w+)`", cells))) for names, cells in rows for room in re.findall(r"`(\w+)`", names)]


def test_rooms_import_as_the_architecture_says() -> None:
    allowed = dict(rooms())
    assert len(allowed) >= 10
    used: dict[str, set[str]] = {room: set() for room in allowed}
    for file in PACKAGE.rglob("*.py"):
        room = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if room in ("__init__", "__main__"):
            continue
        used[room] |= rooms_used(file) - {room, "__version__"}
        excess = used[room] - allowed[room]
        assert not excess, f"{file.relative_to(PACKAGE)} imports {sorted(excess)}"
    assert used == allowed, "the table allows what nothing imports"


def test_rooms_import_only_rooms_before_them() -> None:
    before: set[str] = set()
    for room, allowed in rooms():
        assert allowed <= before, f"{room} stands before {sorted(allowed - before)}"
        before.add(room)
    assert before == {path.stem for path in PACKAGE.iterdir() if not path.stem.startswith("_")} - {"py"}


def test_a_language_is_asked_little() -> None:
    """What its folder or its names can answer by their data is no question to a language: eighteen are left."""
    (protocol,) = (
        node for node in ast.walk(ast.parse((PACKAGE / "lang" / "__init__.py").read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and node.name == "Language"
    )  # fmt: skip
    asked = {node.name for node in protocol.body if isinstance(node, ast.FunctionDef)} - {"__hash__"}
    assert len(asked) <= 18
    german = [name for name in asked if not hasattr(language("de"), name)]
    assert german == [], "a folder of data answers all of them"


def test_languages_know_nothing_of_each_other() -> None:
    languages = PACKAGE / "lang"
    for file in languages.rglob("*.py"):
        own = file.relative_to(languages).parts[0]
        others = {"zh", "en"} - {own}
        used = {module.split(".")[2] for module in modules_used(file) if module.startswith("reportdiff.lang.")}
        assert not used & others, f"{file.relative_to(PACKAGE)} imports {sorted(used & others)}"


def inside(room: str) -> str:
    """What the architecture page says of the files of a room."""
    name = "a language" if room == "lang" else room
    return next(part for part in ARCHITECTURE.split("\n## ") if re.match(rf"Inside (the )?{name}\n", part))


_FOLDERS = sorted({file.parent.relative_to(PACKAGE).as_posix() for file in PACKAGE.rglob("*.py") if not file.stem.startswith("_")} - {"."})


@pytest.mark.parametrize("folder", _FOLDERS)
def test_the_architecture_names_every_file(folder: str) -> None:
    """In the chapter of its room; of rules, which are one a file, the folder."""
    room, *within = Path(folder).parts
    told = inside(room)
    files = {file.stem for file in (PACKAGE / folder).glob("*.py")} - {"__init__"}
    if folder == "checking/rules":
        assert all(re.fullmatch(r"rd\d+_\w+", file) for file in files)
    else:
        assert files - set(re.findall(r"`(\w+)`", told)) == set()
    assert not within or re.search(rf"`(lang/)?{'/'.join(within)}/?`", told)


def test_the_architecture_names_no_file_that_is_not_there() -> None:
    named = {name for cells in re.findall(r"^\| (`.+?) \|", ARCHITECTURE.partition("## Inside")[2], re.M) for name in re.findall(r"`([\w./]+)`", cells)}
    there = {path.stem if path.suffix == ".py" else path.name for path in PACKAGE.rglob("*")}
    assert {name.rstrip("/") for name in named} - there == set()


def texts_of(file: Path) -> list[str]:
    """What stands between quotation marks in the code of a file, but for what explains it."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings]


def test_analysis_knows_no_language() -> None:
    """No word of a language stands in its code, nor the code of one: what they know are files of ``languages``."""
    codes = {path.name for path in (PACKAGE / "languages").iterdir() if path.is_dir()}
    for file in (PACKAGE / "analysis").glob("*.py"):
        assert [text for text in texts_of(file) if _HAN.search(text) or text in codes] == [], file.name


_HAN = re.compile(r"[\u3400-\u9fff]")
# Rooms and files in whose code Chinese characters stand that are no words of reports: what a format writes (numbers of
# headings, list numbers of Word files, the names of fonts), which characters are common, an option that names a word.
_NO_VOCABULARY = {"reading", "tables", "rendering/word_parts.py", "cli/options.py"}


def test_no_word_of_a_language_stands_in_code() -> None:
    """Vocabulary is data, in ``languages``: no Chinese stands in any other room than those that read and write formats."""
    for file in PACKAGE.rglob("*.py"):
        place = file.relative_to(PACKAGE)
        if not _NO_VOCABULARY & {place.as_posix(), place.parts[0]}:
            assert [text for text in texts_of(file) if _HAN.search(text)] == [], place


def regexes_of(file: Path) -> list[str]:
    """The pieces of text in what a file hands to the functions of ``re``."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    calls = [call for call in calls if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name) and call.func.value.id == "re"]
    return [text for call in calls if call.args for text in _written(call.args[0])]


def _written(node: ast.expr) -> list[str]:
    """The pieces of text that an expression is put together of."""
    if isinstance(node, ast.BinOp):
        return [*_written(node.left), *_written(node.right)]
    if isinstance(node, ast.JoinedStr):
        return [text for value in node.values for text in _written(value)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


@pytest.mark.parametrize("room", ["lang", "names", "following"])
def test_no_word_of_a_language_stands_in_a_regular_expression(room: str) -> None:
    for file in (PACKAGE / room).rglob("*.py"):
        bare = [re.sub(r"\(\?P[<=]\w+|\\.|\[[^\]]*\]", " ", text) for text in regexes_of(file)]
        assert [text for text in bare if re.search(r"[a-z]{2,}", text)] == [], file.relative_to(PACKAGE)


def test_no_module_is_a_drawer_without_a_label() -> None:
    nameless = {"util", "utils", "helper", "helpers", "common", "manager", "misc"}
    assert [file for file in CODE if {file.stem, *file.relative_to(ROOT).parent.parts} & nameless] == []


def test_the_wheel_holds_nothing_that_only_tests_read() -> None:
    held = {file.distribution_path for file in WheelBuilder(str(ROOT)).recurse_included_files()}
    assert "reportdiff/languages/zh/patterns/words.toml" in held
    told = {file.relative_to(ROOT / "src").as_posix() for file in PACKAGE.rglob("*") if file.suffix in (".py", ".toml", ".txt", ".json")}
    assert {Path(name).parent.as_posix() for name in told - held} == {"reportdiff/checking/rules"}
    assert all(name.endswith(".toml") for name in told - held)
    assert [name for name in held if re.search(r"corpus/|/rd\d+\w*\.toml", name)] == []
    assert sum((ROOT / "src" / name).stat().st_size for name in held) < 4_700_000
