"""A picture from file to file: handed in, named, listed and saved, with two stations as processes between."""

from hashlib import sha256
from pathlib import Path

from tests.cli.running import At, introduced, made
from tests.station.images import image, saved


def test_a_picture_goes_with_a_message_and_is_saved_on_the_other_side(tmp_path: Path) -> None:
    aster, boreas = made(tmp_path, "aster", "secretary"), made(tmp_path, "boreas", "minister")
    introduced(aster, boreas)
    photo = tmp_path / "bridge.jpg"
    photo.write_bytes(saved(image(800, 600), "JPEG", quality=80, comment=b"SECRET"))
    film = tmp_path / "film.gif"
    film.write_bytes(saved(image(mode="P"), "GIF"))
    with aster.running(), boreas.running():
        aster.said("agree", "propose")
        boreas.until(["agree", "show"], "offered by aster")
        boreas.said("agree", "sign", typed="y\n")
        aster.until(["agree", "show"], "signed by both")
        aster.said("write", "minister", "see the bridge", "--from", "secretary", "--attach", str(photo))
        boreas.until(["attachment", "list"], "here")
        refused = aster.run(
            "write", "minister", "see", "--from", "secretary", "--attach", str(film), status=1
        )
        assert "film.gif: it cannot be sent" in refused.stderr
        assert "one still picture" in refused.stderr
    ((theirs,), (ours,)) = (at.read("attachment", "list") for at in (boreas, aster))
    assert theirs | {"mine": True, "with": "boreas", "named_at": "", "moved_at": ""} == ours | {
        "named_at": "",
        "moved_at": "",
    }
    assert (theirs["name"], theirs["media"], theirs["state"]) == ("bridge.jpg", "image/jpeg", "whole")
    copy = tmp_path / "copy.jpg"
    assert theirs["hash"] in boreas.said("attachment", "save", theirs["hash"][:8], str(copy))
    assert sha256(copy.read_bytes()).hexdigest() == theirs["hash"]
    assert b"SECRET" not in copy.read_bytes()
    assert "is there already" in boreas.run("attachment", "save", theirs["hash"], str(copy), status=1).stderr
    boreas.said("attachment", "save", theirs["hash"], str(copy), "--force")
    assert "there is no attachment" in boreas.run("attachment", "save", "0" * 64, str(copy), status=1).stderr


def test_a_station_without_pictures_says_so(tmp_path: Path) -> None:
    aster = made(tmp_path, "aster")
    assert aster.said("attachment", "list") == "no attachments\n"
    assert aster.read("attachment", "list") == []


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    aster, boreas = made(tmp_path, "aster", "secretary"), made(tmp_path, "boreas", "minister")
    introduced(aster, boreas)
    large = tmp_path / "large.png"
    large.write_bytes(bytes((5 << 20) + 1))
    refused = At(aster.folder).run("write", "minister", "see", "--attach", str(large), status=1)
    assert "5,242,880 are allowed" in refused.stderr
