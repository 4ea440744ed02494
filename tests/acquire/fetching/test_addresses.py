import pytest
from tests.acquire.fetching.servers import PUBLIC

from riwaya.acquire.fetching.addresses import check_address, choose_address, is_public, resolve_name
from riwaya.acquire.fetching.faults import PassingError
from riwaya.errors import InputError


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.2.1",
        "224.0.0.1",
        "255.255.255.255",
        "240.0.0.1",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fd00::1",
        "fd00:ec2::254",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
        "2001:db8::1",
        "no address",
    ],
)
def test_address_inside_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2606:2800:21f:cb07::1", "64:ff9b::808:808"])
def test_address_of_the_web_is_public(address: str) -> None:
    assert is_public(address)


def test_name_with_one_private_address_among_public_ones_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        choose_address("x.example", 80, resolve=lambda host, port: [PUBLIC, "10.0.0.1"])
    assert caught.value.reason == "not_allowed"


@pytest.mark.parametrize("host", ["localhost", "127.1", "2130706433", "0x7f.0.0.1"])
def test_other_ways_to_write_loopback_are_refused(host: str) -> None:
    with pytest.raises(InputError) as caught:
        choose_address(host, 80, resolve=resolve_name)
    assert caught.value.reason == "not_allowed"


def test_name_without_address_is_a_fault_that_may_pass() -> None:
    def fail(host: str, port: int) -> list[str]:
        raise OSError("no such name")

    with pytest.raises(PassingError):
        choose_address("x.example", 80, resolve=fail)


@pytest.mark.parametrize(
    "url", ["ftp://x.example/", "file:///etc/passwd", "http://", "http://u:p@x.example/", "http://[::1", "x"]
)
def test_what_is_no_plain_web_address_is_refused(url: str) -> None:
    with pytest.raises(InputError) as caught:
        check_address(url)
    assert caught.value.reason == "not_allowed"
