"""Makes docs/picture.png from the running product: a secrecy review and a public page.

make run                                   (in one terminal)
.venv/bin/python deploy/picture.py         (in another; HOST and PORT as for make run)
"""

import io
import os
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from app.admin.demonstration.people import PASSWORD

ROOT = Path(__file__).parents[1]
ADDRESS = f"http://{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
SIZE = {"width": 1280, "height": 860}
WIDTH = 1600
GAP = 12


def sign_in(page: Page, login: str) -> None:
    page.goto(f"{ADDRESS}/sign-in")
    page.fill("#login", login)
    page.fill("#password", PASSWORD)
    page.press("#password", "Enter")
    page.wait_for_load_state("networkidle")


def shots(browser: Browser) -> list[Image.Image]:
    context = browser.new_context(viewport=SIZE, locale="zh-CN", timezone_id="Asia/Shanghai")
    page = context.new_page()
    sign_in(page, "zhengguoqiang")
    page.click("main a[href^='/steps/'] >> nth=0")
    page.wait_for_load_state("networkidle")
    pictures = [page.screenshot()]
    context.clear_cookies()
    page.goto(f"{ADDRESS}/")
    page.click("main a[href^='/p/'] >> nth=1")
    page.wait_for_load_state("networkidle")
    pictures.append(page.screenshot())
    return [Image.open(io.BytesIO(picture)) for picture in pictures]


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        pictures = shots(browser)
        browser.close()

    width = (WIDTH - GAP * (len(pictures) - 1)) // len(pictures)
    height = width * SIZE["height"] // SIZE["width"]
    whole = Image.new("RGB", (WIDTH, height), "white")
    for place, picture in enumerate(pictures):
        small = picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
        whole.paste(small, (place * (width + GAP), 0))
    whole.save(ROOT / "docs/picture.png", optimize=True)


if __name__ == "__main__":
    main()
