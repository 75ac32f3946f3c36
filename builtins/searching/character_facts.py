"""Facts about characters, as GNU Emacs 28.2 answers them.  Made by make_character_facts.py; do not edit.

`runs(name)` gives `[(first character, value)]` in order of characters; a run ends where the next one starts.
"""

from __future__ import annotations

import base64
import zlib
from functools import cache


@cache
def runs(name: str) -> list[tuple[int, str]]:
    """The runs of the fact called NAME; a value is the printed Lisp value."""
    values, packed = FACTS[name]
    result = []
    start = 0
    for word in zlib.decompress(base64.b85decode(packed)).decode("ascii").split():
        distance, _, number = word.partition(":")
        start += int(distance, 36)
        result.append((start, values[int(number, 36)]))
    return result


FACTS: dict[str, tuple[list[str], str]] = {
    "syntax": (
        [
            "(1)",
            "(0)",
            "(7)",
            "(2)",
            "(3)",
            "(4 . 41)",
            "(5 . 40)",
            "(4 . 93)",
            "(9)",
            "(5 . 91)",
            "(4 . 125)",
            "(5 . 123)",
            "(4 . 8262)",
            "(5 . 8261)",
            "(4 . 8318)",
            "(5 . 8317)",
            "(4 . 8334)",
            "(5 . 8333)",
            "(4 . 9002)",
            "(5 . 9001)",
            "(4 . 9141)",
            "(5 . 9140)",
            "(4 . 10089)",
            "(5 . 10088)",
            "(4 . 10091)",
            "(5 . 10090)",
            "(4 . 10093)",
            "(5 . 10092)",
            "(4 . 10097)",
            "(5 . 10096)",
            "(4 . 10099)",
            "(5 . 10098)",
            "(4 . 10101)",
            "(5 . 10100)",
            "(4 . 10215)",
            "(5 . 10214)",
            "(4 . 10217)",
            "(5 . 10216)",
            "(4 . 10219)",
            "(5 . 10218)",
            "(4 . 10628)",
            "(5 . 10627)",
            "(4 . 10630)",
            "(5 . 10629)",
            "(4 . 10632)",
            "(5 . 10631)",
            "(4 . 10634)",
            "(5 . 10633)",
            "(4 . 10636)",
            "(5 . 10635)",
            "(4 . 10638)",
            "(5 . 10637)",
            "(4 . 10640)",
            "(5 . 10639)",
            "(4 . 10642)",
            "(5 . 10641)",
            "(4 . 10644)",
            "(5 . 10643)",
            "(4 . 10646)",
            "(5 . 10645)",
            "(4 . 10648)",
            "(5 . 10647)",
            "(4 . 10749)",
            "(5 . 10748)",
            "(4 . 12297)",
            "(5 . 12296)",
            "(4 . 12299)",
            "(5 . 12298)",
            "(4 . 12301)",
            "(5 . 12300)",
            "(4 . 12303)",
            "(5 . 12302)",
            "(4 . 12305)",
            "(5 . 12304)",
            "(4 . 12309)",
            "(5 . 12308)",
            "(4 . 12311)",
            "(5 . 12310)",
            "(4 . 12313)",
            "(5 . 12312)",
            "(4 . 12315)",
            "(5 . 12314)",
            "(4 . 64831)",
            "(5 . 64830)",
            "(4 . 65078)",
            "(5 . 65077)",
            "(4 . 65080)",
            "(5 . 65079)",
            "(4 . 65082)",
            "(5 . 65081)",
            "(4 . 65084)",
            "(5 . 65083)",
            "(4 . 65086)",
            "(5 . 65085)",
            "(4 . 65088)",
            "(5 . 65087)",
            "(4 . 65090)",
            "(5 . 65089)",
            "(4 . 65092)",
            "(5 . 65091)",
            "(4 . 65114)",
            "(5 . 65113)",
            "(4 . 65116)",
            "(5 . 65115)",
            "(4 . 65118)",
            "(5 . 65117)",
            "(4 . 65289)",
            "(5 . 65288)",
            "(4 . 65341)",
            "(5 . 65339)",
            "(4 . 65373)",
            "(5 . 65371)",
            "(4 . 65376)",
            "(5 . 65375)",
            "(4 . 65379)",
            "(5 . 65378)",
        ],
        "c-nnbS$4uO47^H?P>qwA_%>u=DLVuxJ$*HfoQAx<ehA4zu{ERRBYb34kPNED^j5XRGfX@6=VliwrAlt!B!3>`mTEKBMeVXn@akWv"
        "RFk;j&P!O@xsE=@KgYLuhkLu<nJ&kC+&^(HJ6g=cbn}>eL|vNps`H6IKSXpcTixucUmD)EEG%z1Z0+OK?DECP%y1`aa~x7Od%dHv"
        "N0KJS-RyDd1@+Y&MfzhGtLCzEYa!TtDv^zzZV}%=YGp;M;>(Rn8~wGB*TguN^`TR}igp*)syF5zGDc@ck(jka5=LpvC=;`-8g(1C"
        "8umF9sSi6f_VJJ}HD;~GDqVW#Gb}RV=P!GxO%JH{MlP%!sPjM0ZqhEWd=iqq#d*`stV6zL=YH~jYP-}qn0D4P9Mm|foK(&#7nQ3e"
        "aZ}x^+*KYbPnECupUcBbjc*QPoJdwgIEUh5KwSsn8^Sph4x(_vgd--LG2u`NCrVghVTpzH6c$uiO<_5OwGb9VSO{Sygh>mt7N#xd"
        "A>V5dW-r%~!;VeXvH9JObw62$xyZQ?pAeuBp%9`FqY$JJpb#PAjuB%IL<yn<0fGQQfFM8+AgW)6OY1q$9_UG(YW9(E5^s|x@a%%Z"
        "BIGe^6Paz3bS9MJwy;mv)g^$;q8^^_14u7OFGw#)FGw#)FGw#)FGw#)FGw#)FGw#)FUTwgW_JN(4rC5w4rC5w4nuq7+emV5WP?=V"
        "`)#x4e{Nwnu4oyXSG`Ey5qtb8(#|3M&X3#Kb+b(=?Vf9_I5K?0fpT?ZoBgpmk>&%__Bzn!ZIQgEGsn$y)GznGOaXoj<tl|wJM|UZ"
        "4_o$Wf&",
    ),
    "categories": (
        [
            '""',
            '".al"',
            '".alr"',
            '".Lalr"',
            '"al"',
            '"l"',
            '".bjl"',
            '".hjl"',
            '".jl"',
            '".bchjl"',
            '".lr"',
            '".chjl"',
            '".Lhjl"',
            '"bhjl"',
            '".cjl"',
            '".Ll"',
            '".Ljlv"',
            '".Ljl"',
            '".Lcjlv"',
            '".Lcjl"',
            '".Lhjlv"',
            '".Llv"',
            '"."',
            '".L"',
            '".chj"',
            '".j"',
            '".c"',
            '".Lhj"',
            '".Lj"',
            '".hj"',
            '"^j"',
            '"^"',
            '".Lg"',
            '".g"',
            '"Lg"',
            '".gj"',
            '".Lgj"',
            '".GLcghj"',
            '".Ly"',
            '".LYchjy"',
            '".Ljy"',
            '"^y"',
            '"y"',
            '"L"',
            '"R"',
            '".R"',
            '"b"',
            '".b"',
            '".Rb"',
            '"^b"',
            '"Rb"',
            '"^i"',
            '"Li"',
            '".Li"',
            '"L^"',
            '"Lt"',
            '".0Lt"',
            '".1Lt"',
            '".5Lt"',
            '"2^t"',
            '"3^t"',
            '".5t"',
            '"4^t"',
            '".6Lt"',
            '"Lo"',
            '".0Lo"',
            '"0Lo"',
            '".5Lo"',
            '".1Lo"',
            '"2^o"',
            '"3^o"',
            '"^o"',
            '"9^o"',
            '".19Lo"',
            '"4^o"',
            '".6Lo"',
            '".Lo"',
            '".<Lq"',
            '".<>Lq"',
            '".>Lq|"',
            '".Lq"',
            '"^q"',
            '"3^q"',
            '".6Lq"',
            '".>Lq"',
            '".q"',
            '".<q"',
            '".>q"',
            '"Lq"',
            '".0Lq"',
            '"0Lq"',
            '"3Lq"',
            '"2^q"',
            '">Lq|"',
            '".2Lq"',
            '"0^q"',
            '".Le"',
            '"Le"',
            '"^e"',
            '".e"',
            '"Ly"',
            '".cj"',
            '".cr"',
            '".h"',
            '".Lh"',
            '".ch"',
            '".GLchj"',
            '".Lcj"',
            '"^g"',
            '".|"',
            '"L|"',
            '".Cc|"',
            '".chj|"',
            '".CLcj|"',
            '".CLj|"',
            '".cj|"',
            '".j|"',
            '".c|"',
            '".Lc|"',
            '"^|"',
            '".L|"',
            '".Lj|"',
            '"HL|"',
            '".HLchj|"',
            '".HLj|"',
            '"HK^|"',
            '".HKj|"',
            '".KLchj|"',
            '".KLj|"',
            '".Kcj|"',
            '".HKLj|"',
            '".Lh|"',
            '".h|"',
            '".Lchj|"',
            '".CLc|"',
            '".CLchj|"',
            '".CLch|"',
            '".y"',
            '".l"',
            '"Ll"',
            '".0L"',
            '"2^"',
            '".1L"',
            '"3^"',
            '"4^"',
            '".5L"',
            '"Lj"',
            '"Lc"',
            '"CLc|"',
            '".Achj|"',
            '".ALchjl|"',
            '".jk|"',
            '".Ljk|"',
            '".KLj"',
            '"KLj"',
            '".HLj"',
            '".Lc"',
            '"ALc"',
            '"HLc"',
            '"KLc"',
            '"GLc"',
            '"LYc"',
            '"CLc"',
            '"ALj"',
            '"HLj"',
            '"GLj"',
            '"LYj"',
            '"CLj"',
            '"Lb"',
            '"Llv"',
            '"Lh"',
            '"ALh"',
            '"GLh"',
            '"HLh"',
            '"KLh"',
            '"LYh"',
        ],
        "c-qB1`$F?B&$r?wNPu?R-E7l&dNysRQ=hB<fO2X{0`u|ret+mvN;!s*ge2T<Zf`y};zn%1{K}ib{0jf9{Ihh=%KT}Qr!&93`CHw<"
        "W^I1A4i=l8dA7fM|L)G`yZ7&UQ_jJs?c6W;ycSlQ2lMyn(;m&=gULVr!XjO{-<_{3ynk@duz7Ou{F^6V)>Dxl@}}~h{PVLbTll=-"
        "pY6N7OMmfY*z|)-*A9NX>0LjkdQ$l*pET*VJ<6BenP269<s$D?#^cRXQP$(lv&r+~o)4x?f6TkX&7J>!^y%9y|IdC8H?O{|sXYhZ"
        "M)Pb7-}%l8|EuC)Oc__%d+9nK24~8re0mtP<$L>`%D%Vh$Ia3Fp3FB#Q_rh;_h$YE^M3jj?)_+f&kpW3@8;L$dpGGv_d9)K;gc!j"
        "&HNorJtvp;xcM;87XyEozw`^{7yPe%UYTF%-`o7szYo95@1%cLKL20;e82fLX<sJKr}_JKzxG*}Utylr=C4T;x8}hn8bF#<F{ONm"
        "6d_E*-IFjQW0LwQ$>j=Z+7>B&+3SsPt6kcE%1q_-sBC2>?aaIe(|DmxaiW_Z<<<_~ej|D}qyj8tCrRA7QFc#9+sxH8rl#_>A6*YX"
        "0SKFWWuHb1DGPNLGHuyf$PyM|SJ4a-dD@-L>>ls^i>*!kV_)CdXK5eZ8+f;1Z_5tl+}T?8Q#laRluz54^<|*Ww(EZCy6axvvkwD|"
        "Q}@jiJetSdl)<FkJE%8lZaBap;q-FlQOG>KI-K!^#&MGY&{JmfbcofzO&L~UEJOOvLfSU^;s<1Fv)tQ0+}WWv<Kw_rKMHp@?^84E"
        "auk;E39}fV?6dIC2cKvkrF~pkNX0DR-yZDHKH4EWOlfxpJszgg?e1{0A5KUUvF8{Ns*jizGOH=iB~QIfsjEEoE|h0e<b+;R;ron^"
        "2$$;;Fg457SwQiP0vw11s!*UxCA$ggJpnO5ANmwqZd11IgOktZUu^UCtyAATz_d@JgQlm~SsO)Mz7{z6!HIS5!kX?~mdi9q;@Y`n"
        "nib0u^GS7e`j%*NW}m_+W###ql=(=hkOH%Tk8P7VAOqm2To;<NFNW)n0W8&9O^v*yffiw4X7hClz{7kPJcj51#G!~I5Q~X*!*Z&&"
        "X_}7i7xMP5>Beli$q`Qz)I~^#N)Pj8uxv^k+dCeKh4z?_FKq~`Ql|E1<qZWsJ_X=4e6XI)IRwO%IiAT`Ifu{*6}~d`)G|rp#qNiH"
        "CP+lcO!YB7o+bz^WV-Td%YL@d+w`LInO(lYK03&yjka1#tZZ$!8)5kxVVN26F+n0iIzq3=Thk)f7t2_PuL%MRnRZylL;MXdz_JZs"
        "Ie$|d*nHa8dzsSATPq`^FI+y5wy6$M_U+k-44_TDU<C&QnHP3M!EQ)k5hy?|O>V$$SFoKP&D)*fabcgO%^;WAZp~mfGq5`j*c}Hf"
        "=Lr@y4fJg@gMDF&e~tyb!~(Vxq-~n{_h<h0#eTb;S|1+mJ{?+M3O&WzPIi9aA@;^~IQ7eQ$-ljGkVC*eEHM@Et(%c#@N40eKPZQv"
        "*^UTdsZXor<d)ccL+h3_ahsDSG2ef5zBX158+g3|({hWi22>UT3-vJ#dutYQnfP^eF^BZ_4_3>?gH{YM&+qopL8jf~)XmP0(fw>+"
        "2fy_{jvg2sPY?$5F^uR_paquAea^|R1J*tZOdEn7`8hqyUWteF`DG$Gt9+hz8Al>=TJ8IAOu){y>egpFWxb3I4^;F!pLjR1-=RB~"
        "&=xu4P}ZUDF1<PiWSbZ#p+ejAL<~*RD$vIvG-ek*`F0q5S@1@#pyy)G?~9Z;LaWfKZN4+b&PU)ryuSBi<n~u_m)4o7d6!qAXLaek"
        "iK~DVqhrE-w?vK#AG1vw@@aPK^d+wfW_yju@k_*=ZZ#{&7IFxHI9Rc3y@B(zyZ4DV^B+r(KzC_KPoB9uMM40nJsEOn$JCsyEItHb"
        "{MD)!p4_LOhL@Yf)Xx73SR|~RDEjFI)biKKrOE)?P{N~s(?`ko%XHz>%eqs#bdqtZDdf3xzf*di9~^8K%57MQP7-?aIs&kJsG~RU"
        "UK{Z0NCL!Pn<3=3X+gV?%DRm_(JGdamlZS;NmF6d;3I3s^s6>+ZkhD{*<!6n$Xhc^$DCJzi_5azz-K7%;?`&6vF^gE+xzysOdQO`"
        "&|br{9l{chtsSC1#25JGxxcd~WMh`$)wlfQ6elt&R^rE>zI&(aqtRpB(PQA*^WaCnogF9K^O_il1;6?6^IbHhf7_n_^`E(?vwOIk"
        "R1B5?+0Eg78W-Unj#jdrin`l`>3;VLpEsA`n59q6e9Q8^E}m^wZjg@gWj^034$|v{X=&7k*+=$QZ{BCfqdl@s8Ua^JcoCYA;qcU!"
        "9L;PWU*piZ$@JJBkop+Q?|j3zez4Q~DSbUv5qjslyz}+Eg$4{EhxWj3(d2iF1Ya(v#|n$_hkTsxOp`um*!bo<XXf<HmFeWGSJ&7{"
        "Z)e(bFxlTM&JBi84V%5&#qGB*en^$cu$mV7SC|kAkO2^M3S0w-8L;xBVw)s{Tc3kpjSf`@w`jMKc)-PR1HDI-d;%5v>`Hl?Vbj!{"
        "_c){XrWWP%to-kTUjwO<fW~nZB~(!%A*_TiSJMz{e2)wF-K%BaeT}IV;??5;e1!G};9`C)#gi|V8FI~f@L$RIkog$!_91X`pA+#j"
        "C4N}~@@lZ*)9O^;%~sI4twY|r{le}G+9dW-Rf#jb;wA7=FsbV<6W@8V+~s=CwEi39cVUbC;1ng_8z~GPORIA=kl|aU^q@`LTS$Lf"
        "aIoOsLZ*LK=#o}ylU7)fRy%9bwi{{7H;}ZDNwWgcRF>Vfrngo?nO<y7=j6^71yerr!fHI_oh`t9W)-LME*9X@tPCa%tFYThD{Gl&"
        "lW5roX-`$AG%F>^XV;$>TY(j}q(vn2C~bY(RxezIUI;P^8@%$!BnsDcBV|pa@M17mo(#f;krDR$t<Bl{2HJw;-SqX*_hx0*ocZkR"
        "KeJdXPg9n^t^xK7Z68-Y^L`q0Wna9whQvZ;gdkSAk7=t2ts~SS->&1gsg(3~8zB{;yZIN3@^pkQvEj-${517VTFA7;E+lCcTk>s6"
        "0}Hu)-w{e}4n5yaFC4-^9KZBJ#M;8(oHG2m_^GhF(1fj)_610Y1SaSYmY6>Jj!+jN6(Jp==k)O<fo~Rs`8V72`WdPF9HEy8y+!CD"
        "ees#VZ=`8y1PmV>UyInF)f{rKPwAUO1V549?jp3pD%>K2wvNz<v{tQ<0Z1jnK7u`9ogHFto?_x(q`3m=3;@!|12S{R2&EC-Bj2X!"
        "_&~l@>681^t^q00ur|mXW@wz@&mO~QZ0ge21A<lh9(fJe5_v*0-lb38kTDQx5M<V%4+L9M&tQeEoYbTqL5F9gL_iyNKyuoRAb<*4"
        "8)`tt<Ah8qMklg~>X8wY2*P|J1Mml1saRv*Q?DP9`os$PIv;>LWI2fwHsgt0!2w&>uj%_WvS=VfgKrGYo{*2Sma2^8r>t^7hP%gx"
        "af^^N^^C2`G>%fv7O-Oy)>g|Q$GB+5n?!Tnqn^Kz5fU+rj9CH&T4c!~K+<&lB7EytacV|_#C)O4qV;)2kf*tp=9SBN-$Y*2kfq6a"
        "gH+zMbIg1$cJO>S&&!@GWUy!SYeY)Hx_VxY5X8&^Z_A>*#o(l7j9FJ9A9k#zKA$XFkdNe|L5o?Hv4E}^mjVf8(W-pjB=Xs!EvdN+"
        "B%JM|IeO~?^$Mhhe1jShlpmWRpq9{Lj%2aGd`sngz?5HL3sh#-YS|2YLKhWb^F|`IK&THf=QuI|Qm9(c-T9m^P?;QOHLpV=a|!eA"
        "&lcTzIZ@nd%t@*CRG%D|0bNYk9CZav#G65`GC&q0P)*|}KCL5F-yEP=(_^;pOQc(}wp=_~aO<)l!%#GBq}rFKNs6edf{JQ(dI|`T"
        "MW^SKU*@wv;}r8bB6rSlPDQa1!U*j^(RPd$56A{oY#7*RD4YNc^EH@vACSsnzCwW_BZ~$pq?hUKjvB<o6#()USd5j_-i@&f3F_xd"
        "4clgk%5m<C*u~GWwgK7ghuDGvWzev(QVee~A}By^2{|9eeT$80zQ=b>J8{1Dfx`AhOC`RT@R<SpGmIN93XpU1ppa&?GK&)D!i!B#"
        "&$B3m{t0C5&sH*yu_AJZK@7&3Xpye~ob7I9&?G_y7L<#?2%L;as+S~Q34DJWBWW2UvXZzlW&%;UM-}+uvTSh#9<JeI@%=+0B?HSx"
        "$oWR!A>>su+~I=%OKX9l_lr3qsKB@sBRixE*k&jZo)ug1X+_N{I%jQG^VZ9p?lN14s39Rq^a}}GA_67GbCp|6vEyibtqv^FFPKF@"
        "MiPpxyr3^V%kcn<)C;k>VRImPA2k=^^jrj0NWC3GMdh4gLe38If*8ho<6C9P6rGW6XP~4&td60=>@0X{Iah@NsRM56!dPc3m`#}2"
        "Fc=aE6!HU(r-ckA5gd|52aC@DXT|k$HLeRi<cNwRf|ad+At;OEuZ8$JAZw<^Zpk<<I;!RF3fvf}HjlJeDj6N4u6zqjZ3{|WaKn82"
        "X6J9XPDUVW5Swl>R}w8`SeSFySoakxEn*9{ZJE{-$uRFKunI)LrKg-f-6M6#`KW1z)fna+*~l_?MU{XoFlbVb72-cBWOm5<?Wmnj"
        "Gvs=t>i~u*;HR6CDs-XlRX8SMY!pf5v5lozZ;HY{j9<fMOH$eZiR<b|YND8dmDGs|AnFrf#cOWqjun*|##*gdDGTHO06)Fah|Gj>"
        "k-S_{AbMX{CrDO86O2xwrY!?%N92?onAD3CM#VCBilWMx$pU7nK~hm*Tb~G{D%6nVrinFjobwDC<rD<94-!XUelhi!MNUoBAE+}g"
        "Y^*S`ew?eWM(SuQXU6!Qjyx>@M2Wzi&J_x#QlG=04-Tk`RkFty81)85dp@8jFOg$ejL0l#i9+~dj9-(DQZ%sYKn$e-DFE=pumMFR"
        "Q792e{2S4Ao(QsLnBzhq0t5+V{X9<=NX-j{!&1-|$m&_BI@MfX0*r*)dX!ugpmE&;FJTm-TM%IK6+re4sDlTR0Vhe7q!yj59UKm{"
        "I!4q_kx6X|Aoe9d$t1FNT6(6}DzK{-aAJwCeTC@d0Y9KvboxxsFVs)T0H=w0MH*KVkSr{2o~jV-zAWVUCZS&-$_9)bRIG6;Sv*i$"
        "2#Kq%7zRkP>cEcLIYmuvi0eQ}O_r=P>X>#0<76;7N+7c!i@_O}o6Wj@dX1fj0)j}QuE-O0S+Yua@^O~PMh}ga4Wcl7YOpI9+0$1>"
        "L$4_<Np<_oGp{JlO*d(`#^vb)c|@`x;a$z1VW7`BRsF!IqqNR|TOHujBiU0>jcCR=*7S@>{=A?#vdV@LU7@0A+CpnJ(1b@YMtg;-"
        "9oi4kM?`@$wrKYOG35frCWgVk71dHG^gcx?vdK!1(dwo>MKzKyRZANwNf=iSK%w@>kIy7UuO!ZFHwhdKwtl<@L)P_80y#EWjGCm7"
        "25`BSB+Z(#ARa2p6;&6=Io4%BHSY^^1fJcJtoD)<YMLfs*3xrD-ODdxK`|J*u9Io7ssm~+F)W5+lN%_d&WQ4&P^)90^=1;E#_?*!"
        "0&aAs5dI$O#y5OLim`yzKVyzDc97J27oC<A(rC((0}x|XSySna6e<sMV<?8hlT6R~6V#Di6(d3kuM*A*3n5^QoB*+o28yzhlP4K{"
        "$++CrG-I+kQm60($~6o8#69;^!K@fM%5YH@Okkmms~)P5*0aTF5P!B!iUl(UvY>yeQMnAc3Vo#CmTEcN$`P~61$OI@xP=vN-Aj7h"
        "XlleIrIXQ!wX0+|f<;SLb@efJ`qeX>!btHi;~bS+%`|YWE-zm546a6|yT^&@STT+i_ztEsQ#e9S9uS^iQ^r*TZAMJ0?tw8)WXxa%"
        "CCp0%MJ0QzUF{%l5k=a7OUC$y^p(j;m1d5jFq>mdommgmkzX<0`fAH0Nm(FDgbyQ)eF?=8V{ZnC*Gy@NFrp4jz!GVgt0LOYYe!_`"
        "OS6AQ8&2A=T%~(h94tX`7}4a)M4WRDs1FfO(j>C1bR_=^?X+TKSVkBn2^k>XMAhTMf$|w0m*(FRKmMtiD~g&;U}35(3cp##2L|K4"
        "WsMslZLCSPKZab)0V8=(MOthTj!uPw4ss(M%@Q{pk$To;OfUvbBW1BQRt$0^qcbNx|8V2O72-L>dt{IYxsoD>ygL%GyH!saUkhB6"
        "F7_=_Q%PE_kvJqNq@IOK87aSLd<-NbY7N)Ojf~r{Wb8Z!)--HH^v@opbbazfdp}0{1a&5E7N<tC(fC!(O?`keTG`>)G_pt7xVR*1"
        ">^Y825@%BLgA7TDzKaF1V$F>u<7+uq%!o;yw4e?)1?4fU>rVF_ZuLS+Ub@A*25NXp9$7KRo{CYQ@Mg)RYf6ogTL^Z*FmhvE!qt>}"
        "B4dCFlv||2opE)2G2!xuXm`;ZP%|b)4ZEy|&ycv-H=x_LWCc%7>wKn+d9XuPY&6calXBG(kay=A*wX@CQJz&#@ELEhQv4b!x)y<}"
        ">V}F9Rn;pL*XqLD$O&-oM-rcLWRQpoQ&2v}oXy0UvieKb7-P0embysNiMk=+OF^ksQ-GGC!Wxjr->Dy6O-Y0^%mUdei6AgFuT@zL"
        "Y}3geCplpI{+Z?p`Lj<=`6*Qm+ekkuT-Ty&dUTxDN&HX+N98s*ikh0f!C#W(WaL~})~tE@Rc>hn%^8ukHLy-sxcaWID=B5ofSNaG"
        "*KClB8nXkn0|nCSyf8(d`I3#O0j4Yn?U@Quw9rrH23K61B3%8%Ap@>VS2ag%#<Xcy*h?{Ts6+%4#roFk!VU^Q-<LIC<e?(ROG?Wm"
        "St#kqbS?Z1vveiJnsP?6q^Cg5LA>gcFjDdLaub=Z@$5;k+6t%z8`J1f4=Ld)MAZZcpCjv$oO&co7%2p+LX~r-Y+M=K;J2{`HC1W%"
        "g{z(c;Wt!0Y>`AT%%!c7GtCBtGltI+KPVXM!5kLsepBVL&Ore}Hi4BTRnd=Hv?z`<$NWfJcQ7VwCDa2kaa=}2{J*3!W30g?vuTc~"
        "dzfVTlG%%MU49#`@dCpP4hkKGpj@IwO}kJF$3}+pl=zWfv6DzfFveXpdFu(%<X=**&T?*>0*yy%1WKJLj<%5QBoh*+@FAD10j6Z5"
        "+5%3R3vWfucy<<30jzpaTzyo=%OqW0c_EpIF^r>=#KlA0IH<3gMhtYg0XdHV2W-qys8P{#GvCAs__%se)@^G6;enwZqJy`w#tbol"
        "H4mw7!X(#B8e)+AE~(ER5SGNF3N(5qRy8LJ4;iw3tqzjBmjQ0_1x1kHkq$w+Kx&Qbrr5;ytV<gvm@L+>rour(LAjdZfs*3_R9Ksa"
        "@O{`O+_A0(d;l`6tFmUK$a_AItg4eg<>5WtaBldKRa2>&V|7gnCK39Fc^ODN&bwaPy70tkAwAvIjlM|(QO>3}H;Y$IhlFE`+n1~d"
        "p(GCA8PgJ|J3nbks{wN}`@VMMJT7f@8`Mg&Zc^VCvGTn1Ux0d4pDPZBFb{6hfDnt-xnPOUl}JQu3jctyE#nC-iTp#$VKEmqwkFOA"
        "#&T+8Pp}wnIHBks4?0X<$Dmtu`p{@w0qrN00~_pw5%KsqBAlkT=9eI`3r?tzIDlwe2|YT`368XyO4dn>V9az$_w11lSxYKgW$iK!"
        "oE0K{wSYy@MV#ZLT3fRrQU&99!FYvU#UTS8N`I_GGOixp4-`)F4$f!9<pg(7lZ~W`q^E+qyZ{R69g9LS(so~piWSC1X(`5DA<JG;"
        "rWTSt(j|?m6=HTS@qim+=DjQ%-8^P=oDXJ0hVL8MprAQx-y;X%J++H#JOV4TCocl3K%+A*5nH_wx)c?LP~f&v%u&2(auRI_!cj9w"
        "RCNw-izr~B<}G_}G~s4qJ8(V-3r}V8$ZE(`tdi9&2}XBQV|9VGalnkjWnuDKL<Ys=#)V^&q?EzX?gw7;Ad^gxfhH9V;7rj-d2ts0"
        "YMgO1rtZD+<|kQ;j>SuwwUALzbE(8b_7K5)m}nJ>@?z(_@tKGYqDk*F&>qcvAOk)es$}DC$)<2lBg&r3T8LwY<peyq!HCWlsVE~`"
        "ppj@U0%w`VOfe`K$)QkZshTHiYmE4@?!-Ev_j&PmS#d%ze!q)sGz5p@xF6T_D(2pi*4vvH5sx&}CBkKnRD_{LgU+ay37FUk4H3MD"
        "7IQ3#htDkrtSh*xGZjpjF>{fH#{Z1+Yn)dF87!LF?N!Y??#wQ6%r$DrT(L>MiN91t&h1)wvw*g%?nc_jgeL{EW|QDh;9PMCg_>n+"
        "gKb64QKyU$F|r|haQ$w>t&K1@Jpk4Ruw2fy`--@TPleE>7$<?;as_a69bRL7uB$*8!)U1A%@!;X&K2g43vkHCVkm}0F*{gsNun-f"
        "#F338TWHy3(+zawrDzOizQC7`y<m|u(jmhU>E`g#fZUkLT?MJp+v^m2MFV-3s_<A51-H3IoTz!HPGBy|tr_Pw#1RqKI2JB6m3)AD"
        "Nd-K>`u4zbWPpc2<8`V{;Tp;%*%Z)GG~JF=Qy-J#Tve+#`SJ0bFVthg$hzr}YSQ#-+UiB(HwiS^Oq5Y4ag!jR;&+P1c;QgHYY?*!"
        "8|eEgF_E#uohEV516jM2g|}kmFBxa<@C7{D`9Qg_FyVsv%VZ@JUWQo#WY{r@>;{^;y@bH4VsIo?yqas(6dO;FCo<5a<i$xO*5-BN"
        "O;@t<`WR@6;fyP46??uVn?ew1njQ$&Z=&JKFOAqvOZ*DEaeiXL%x{M%<0Qiw)nZIT?pLHMcM>l2O^O}jMbL0n5I0P*s;P5q+<Loo"
        "uo{<xQ`N^7!ISypy@n8IiizjjaOrFj^<Gj2Yl^~MSsW)Zkx;oa2b^|lMu|1j4)#|$Jp*&`Gk(t~6xUo1Xt14ft)A=VQ>2=zHP|sO"
        "W$AigHmDtA>18|sz&!*<`c@Lf=sYxaPSRuuPA(={Gks}_J}=mt)fL65l1H_KV`gha0wz`+cJ&8PZsDqaO@&~uc*NGUs#&l%$U>Sn"
        "n-TRZ%^TcgB%`rz*F9)tBo%W}J!x2u511^Z*%6HsgSptKngtlHg_zCJxgIxuY?KjsUYWViP&QUxy(E^rUcD)TJYgB!8daXx66==W"
        ">>@fZk|?F?vXy2uXbrYU%&mjKdI>3(dj-l~inKUN1w8&F77~AFClh>MvbTyigr{x0BLlbW=Zs()oKA7$0$`~3&~i!fVq6q%?mkk^"
        ">P>g}Rxed*HPY5gE}V~2C6P;6BqI9(YeOn2ZP~)wrpsMoNas78Wzsb-HU10@N07G2$gL*G3-mcx_7A`jj=2jFD6?cqnFnK>ei_2Q"
        "7+A&fVWQ4*a^^qnYA-JGdSM3&ROm#7JGkJ+L9%wYF&P|ZtVsTnIi?)wlfBl!I>4M?)~-pBNI=^L))d&)BiYSgQ*JVx4c~xT<f*=X"
        ")0f1rUB$0?CsmM(e)a7K8$%^{KF`uZlLrot<Uk!dkT-Ud(wS`H{7GBj_KUjO9FPX&_`k3ktvX+~h5=n@t9e)I1&*F+B<BzBx_0m0"
        "b0c5d;P^Svv{@pzCP>z2Ox8><m>4_QB`7@VVM2+jxnB&3J8$jUS~BPlAi-_Oc#qgQ!V13vaj3^>$L`V`S<_aWqv|Mw5R#Q9gM}$p"
        "T3I#TO;WWT!fuPxmDp>o*Fkkn+bMRXP7y(25q3jT;qgfUNzPT#U5z?6-4|QcyYkl!4~UaQ?XLIM8;(_D5J^?LFN_atU%Td0FwXVG"
        "MvAF=C8L;POcuyUYPuFAbP)y=zcfeI%nrt8Yi>SdjH(54)fMMg(rl>eFWTgFipg_O3kg27T*BDK?_&XnM>@ta>BWWFq-o^LnZHJk"
        "Q*@2godvqtpc)umVzFCkYQYj=X%^DO!UAMKSuo;ut&xq;GN4h;h+D?<^18Wq`JOo+WlqeY(Hw}3NvCj03D+r0=1@3?dR)IfR!p`8"
        "8wyL*g!X~848&uaD)wd?LD|=crXV<1-nC8G)E5RxWc0y?`)n5|&?D>{;0H~bj*SUT5u148h8dCKx^bZHq);{TRSUrYl-YrxtU^Rh"
        "r9PsaZg2sGnt;z=8jCk*+vLE7$86*;W#Ft#8U_saW~rK)@u%5j_<?+L=xW-`E6uVMb!DcQtBZ)s2XHdiQ>Ox&lI?ZVrGK@{6`^+g"
        "HKI4LU{+2fSy${)rbJdZP@IBfPX(YbMX0GSp?27YTTJrnV{s(g=CQ>)l8%*oddMItvaorr+4lo3b!aLg`cOG}l@$K%Sgnh!GnHgB"
        "$X%Sb;+?5`hxrLv?H(&4c*l61Qis1Hia3ieNYx4vJVoJrQ<S%2Y>e6`0JFw}CMRRx0;t=?%bFPt86l0iZ=8=wEU6oW`H<1%&5k{5"
        "6U18wsrGwFh8R4$cJ(Z_jbSUkYqGE)<51(YSTk{ZYnG&{9{Z19gP5Jmw#g8sh@GvPOkqZv(~@{Zd5y+d<70jCoTX%SxrEz!gZmG!"
        "78wygfRT!Qkn2x%qt;I{h7?Q)R^DY!&$V<4nI6d=hVemRG-3v)n9F(w)~A;@CLuYuk-Z)rw^dPW#5%<&(;Lp5M>ZO1jd@!5zevUn"
        "wx(=QOyC~Ou!XsESYE03!3h-R5+vL2Y|-_rZSu!Qgi;fCRM#S5x31NOU5&dFnRn2u+4#!Z2|mxWj?K3ti`sc3Zg)g%nuT>UX~fbN"
        "{-?obY^2U&M*41-HaA$z9)F;Tf~3r!6cu@%EV*g~IkNFMYL<7r8c4Et!>YPhEOuKQutBC}lgn#iEL56EHW_RXceU}l0_@Uu@+yX*"
        ";wZOJp9qR01Il5jHIPzUAg_kYgLxC@TG(R6-WCU}AH14bT;ZEfm0M)SNipVgW99T-Qfe!x-DIq(&0?VLF4Am39sFDZD3Xa;t#s7w"
        "dr-ur%2#4ncPf``{H`kuK1o{86myX~@F8#dX^0xkNWrb~6|;4E+jNdRvM#YWz3uBpY0!8#x<s&5Q9kT#8VTJj#)(Gn0AM{g8v^jD"
        "D+4nOte@zBUX8ra1$L}l39JnXu>NhO;x)g29f~-pOi&Spd)DJ3hr*qoajk+XY~#q7?FCAy`A(yn6gMMk`>5IvnMO*r#ROf%7Iue3"
        "gyyA^jtVmktbrkMs!6(zwcnlsO^y{~7Bo=I-7~5>8@<%Zlu9YgvtX=i!$(Bh!kkN2Y|tMWjnPPj0@g@C@IrD?HM=-nH@{@KUCo}V"
        "0b`I>$ThNdu^eu82Q}wW+?xj2n33+W$IaeJ=9j#5mAU^1m@CooIE}#AagZ)V<lQYJV!zoW_XBHs*s-=*d`JXYx5!uQz0ZPD&Ptq1"
        "AF1f7{2}F!9p+?HJg$bz0BZL{0urg2zxhqo%rJDzJ+xKN%O<-iRlj1BG`LA>%Z@co>yRBy)-1s^8hmfDoHfpQ4RuLnpd%)eu|uKp"
        "fU_C`wift7A$ZVHJ?dF0Rx(}${9PQwJU~v<(YT~|HImPhxC24q-=|nx0_-F~H|h{2#q_7$Ua`)yq;c>fqMAZZT=~N;K(4`RP$>%P"
        "!e!Ekt}TlE8NGvMfw3A1!pPrT#z&3-CfWdhbue?|rmPQ>XgtSMb^8o{-k^w<REy7onHVpkx~^FJSD?^LFu?+9hc(101mj}C-#U<*"
        "p=$vcbR`@uckxL>AWvPtYk5EeDPj?nQc+u0#R5efriP0^{1+?AD^OD|AXvOBg&bi5bFcDw86UUQ6Erw_>t<b3!~GYE+GfdXpgT5*"
        "2Wj7;uDQXf8<_E|S+vNSIq=AyO62$OO4df3ydjSaECzM+d!SB<Bo$9kVUZ{wnW)GE&0t;;xi#My73I`P1U~13N|4*!xIA`}EH~PE"
        "cC1(fM}=S9!Z=})w(PtWjij!dldM`^QWw|)6)s94`!28oww&ivhzS(ncdHFloNQc=D)HU6;gU!uR=8rVmGqBe=QQ|{)@}xt^-^?W"
        "a0dc`uZ#vn%6yWFUEC0TK;??!THF9&CmHKecl8DGSX2S-qD<yUlav!y%$Wys)*|P3n8>;T+=3J+O3H>toro&pGiu72Z*k*Cal)tB"
        "m4aOlBI{;CP{acmSUbx$zrX`?+E5DvC@B}Hs!G;ZbWhpC@D*`4NqE90>jAa^kF+pW{LNJ3sXnlxBg{>)y4rCga|1Q+0!2I1J~o-1"
        "HC%T&QqfczE?aBTOfFPB9THIt>b6rrsaa)X{5)Vp7c55ZnU3wG*yy&hQSSk4M69ar5vNm7zY9;+Y=}qJRH@13lD@9?wJEYA<7NjG"
        "VhJinx-M*SYY{Ic6_cT%&Dd_fVq0Im4`O7m31+rx!AM{Hed2!NG_o@&_Rc5Ou8yhkI}44&3b`auvkFA02Y<knFuKr<Fv>^LW>-;>"
        "F*xU(CcUkwk-eg;9d#H1^;r<?%v_<?^!`r^(OV-IJp*(6gO8A6Jql%`nz?7kUe|{SHD~#1^sc*tJ6Ob5V&c33<)B3h^op`%B`m87"
        "3aY6igcW{&#fW&h4V9SRl2Pw75j7=sB`7HrVZH2-yM77Z7+r~biHU=nwIEvDPeO)MknLe-nIKCNiM1=)18-oQS4c+BytuD1gT?J0"
        "4SOQzEXSWK40LR&(oG+~U_-F3eyw^}sD<~e#qt5xR7vK3sUvL(RUS5uDB@$$lO=UYhD69T)Nc1>j3h}<R^k%X0-G9c)CD%;{Z($h"
        "ho->9ixY*h#z*cqr<<?mjp)sI9&dz$)+TNBZXTrp&Nk&`Bj85tHo|@;Iy?677IMc|@1}V3`olhg`2tp(ivv3Q>B^Mzxse|x<!}QZ"
        "77_*$2D+FrKiIZirlbI93%nZO-j=qpi6>L#^sD^u$rcW-CIbjl%k;+e<m9S#Z#wfJ9^7m5w6#z77J3Muu1wN?%6YkYG7opY24PFL"
        "Z{N)C&gQr?4<Azv7xU-pJ=t;b726NgtX<NT=QFx8lmU8Q!&@vuo0M+$Wdzn)=T~_bw^O#$&1EXazY=cH<folm`DI7-+y48qiGQa@"
        "@Q>eisBIQ?8}cQ{6!p4M!esF+7pZ9{lbYAL-N379KfIZDCA79sZy_;3?$d+SO4x$@MA?CnedxMa0H@HoEM+^*8hlP@X8{oa<%%}I"
        "%6)18o#&AO=)>nOk91hOEHGx?20#R$EAm9(8E+WmpX*tQ${R0Rn=11HV-;m)Im?5$c~x|9)zFK1?Xq|Uc~8sQiP2~s=T*@#W(NCz"
        "tD-h6$`Poa48m^Kc$@M>*Tr;abu~iHaGn{K@oIdY^?g3wv+=26LW#X_?OKk#5Ieg17Fw_?R#6KAZ9_S#_`Dp}at;Wrm7%~{4|l~f"
        "cy4H6U(6FT@$)<kuE&z`hA~qJ#pg_$x7Q421c-$?tK#G5q@<+Fs=#cG&gnnyQvIxh7WkfhUam&S5h+%of3rQnFWm^7{%xO71-+2P"
        "%Kh7bQKEtPu4vTiXj<8_13ed0Ikv8X87UwZb=e(x4ef5-U9O)ve0zYfQsnH_ETtJmT@}wX-$bkjLGwGak-DlKvVjX=76!wJ$%e*@"
        "27d6F#z=V$Gcx`gM^@JU@*}QIv~GkmjO>2S__Q)meIW<vYcT36N-c)UO8u?fU^a7q=}Py-NcF|%CH)hJ3R?oj4%kXaWwCFzknz<u"
        "jEcN^9kk#=lpEELckTP4_V51$6Mxo0oP6#Z#Iv7CfDZu}enkJoFHou9q?%&`(+I!WjH|wyv54=#RB2=tbfwa(IPe*T?g~8o{y8rM"
        "ITQOE>MDtHSz|>axLO?(sqy!3Z^(r5rA53Fw3Y#`sjISaJU4I?(7H{`*Wm5dyoaQDJe>ooVWh6owJ={L0uBGBMAEGra%E+#iWSdj"
        "M^CL9qn0Itvp0RiKyO<`f|hjvg?ecwBDd@q`)io#f8AAXe@;<nS~9ps=lC-PNaCPm1zSrMY$@8r5@(gQ@MNinLqWq{T4w>DJ9xTA"
        "4ohPN|F)^mH*ED^=!t*p#DI_@b%Uxw7TS<s??pumv8VNzS8)j~b8$Ttfgfoheu0&2QQ?(ambjYOSCkJ|HNN{fB?kUnh>?vunh#O<"
        "_yDgjZXv`m^Y|k!9B9qkLgmn^jMELu*BVRk^K*}ugPj&Nvsg7?VyS-LHmv5|FRV*hP)%9v2Jnk?6lOjB1wmt5AmCiU?0M?)kH=Dk"
        ";;+l~NHr1*G)a>U#sMY%{Ct{r|NlyipB=J@YfsR+s~7zLsP8RPsp(Bp1e2X+Q5qlTIVn&mssnxGr2kDH-?g6Ums|a>AFjbQjlYV$"
        "#kbAz-y}6z@TV<WqvwX*`zlm__=UCnGac+zX9_>xM!)|}5d-wb${aAN-xgUOesoCD(b8+ndDT_aucLJ<SFw7RYsj*s7f5*!HWth%"
        "{OAlw((3D)Mbpm+EKXZQgBi^KQYCPpXZhim4tf{~{`=pKs}8@wt5;C{^xFq&za>L||J+;>{`&*anO)!aFR8`<kr^nL=lGwD2F^9T"
        "w3-q8Ckw5+TDAIf#NJ)A1$_VJ6qGulpKszXKR+$~AJOO2kE&3#Lf}N}S?;f~8~TsU0B{!KzcZC;ww(EOjmLjtYc8Jt|BoJU*{r|D"
        "q2a1#ywD8C>9^fY^uM*|*Usjz-WqEsnLpbSRf9d~|C~bqzwkuj8ddAnW7t9!whg_wzow_ZYBJN(_n)D7E4#h_Z&9LE^&5rGu64Sv"
        "a+>);zeInt4^FMNVPbL`{d2ofa3da8&gWC;jgmJz=d7w-OwRWhnQZGFm(Ql07_ID21mP6HU3$NZ9>$-^*Z4GfSS#f{n7=J3CRxHa"
        "(>Z^df9v3nxi<A5C%`m(H9<N;B0_*b+l|;e&(C`!5gTwTH)415WI=JZso=mT3-<Pvu+XPXyt9wiIo3M(Zi5r=!)Cbov#}ni*0pq)"
        "UWko#h(5aC`;_3u+mxhjnZmVXoa(#{9;Z?nCQ&(8XJs0ox|_j5U4+y|uFMC@j)^jzItHIy8RiyHKu&pH&4cx(el>q@{uiP%?{OOT"
        "t!a-8uCfqZmM7Cx4?HLDUk@BYX4m0wTjgPzx|1te1h-m;a_i9KwXH{|f{v35vz(^5w|L{S2Vdl)v)A+=PndgfFOP=R45i-&U*?b4"
        "0_)zZ!_!Cfg^n$nrpX>gsr!Y`ZzxdBAr&0D#e;=*`8XW{&==#htL3>^5_$?fI0jGh)#N1Yr_?n*LT)t0mqqZ-qB_hMf>_O0f{d?S"
        "##4HGYr&NT*Di5y!RPtcZY_RI<@j|t#Pq4svjbl&tStDF8nv6e*;m2C+kSVMa;aF4jL`e^rT<0+3gBAT&mmju$}ZKlomOACD|m0A"
        "wR`at+U-6$#&(Ud2SY5-wa1M>@AA2EfvJbjuC#-N?-Dq*qnkRka&ZB+4(JSYN%PTV1CY;zYcg~$QN^h^P9Xt&Uyl}gnva?L*meIU"
        "PUyOD)EAHD=@1ak(x(@P<QI>8m*o1sp2ZwkhcE<Lynzg(V=RQb5N4oHi{~;e)Z4K9go|^qq!}WtrN1!(gKtHwMeIW>*5Rv_YtqbH"
        "-zqx&2QOh&K82LGSvUnqV-rG1goO8eRf^Ql<;vYf0<lZM5`6!3J_e9NMfkQy+Ipl(h0a?y4^nUlDRGOmv(SeYxD<JrCOvNzq=}t|"
        ">rd)tHu4{{0q<t0q|&Thybj(^p6jkUPUDfIOt<`G3<=+}idN{ns4$U!IQ<s!Y(MSu%yEdiyoWI|$Fwy+x$5(wh><iz7&#T#BdsU1"
        "lpOQs6LPjS?7~c}W(W--Wj3p?Q+KivnPJ%snPu1prnZ02s*uRC^z#$HJ^Pt8Bl47%xJqL*y;ga=k5&36jFL&PbmA`W|2iyra9{Pi"
        "xDmyTRRo+AsY26^$cAq7&HOV|cML#3iv*HFg5aw~#F>|K42lgoB`jIx+k01(^|@HMm-)1a8IfBZ9Yd4_ECJ6opVDIeW6<_J63Ho`"
        "j9q0?&Q`k}MEx-J(zX%C@Xfn}q_S~L9$fFclciIK_t2P2C}|sT7}m3-F0eimGjs~^RNNAr2Ivq{wgp-G6R4Ww{hnR<4g}i_kU8#6"
        "qcwQUn$X6rl*kDB5gqON9v;G!d?z-{HNE>ZJh0v6)Yis}u{&{qAVTKf?xz21LFq)8wM}r~qyHMLQ2O^q84+iH)8AUrW?J#*TidF?"
        "p=)=EEzM^be3Pf&+v!_*e6hXQh5?N%o1E6X<JCUm2+LT|Yrd}JG%>es`K|mu+`EbLo7*XH;ueL(hx^Vm$7&n)xxLMF2rZa4Iy<%y"
        "0|JS^Gc2DGshASCxP7tvrTy@Iwjs`lT+DPXHcdS%QRbP~53xmufFOVBfTx5<8)V5a@Q!{x2Y%!}QZ&okUsCH1IVa*q?8AnCy4W~S"
        "-8!c_k2D>cB#EyXbJT|#V73GuYJd6(b$x%F_LOOQw-f653H^SZhc8kQf(Uu;!wS8Rk#qD7U)ktRmV5l1o;`D^yy)v8$7cR{_Ze*w"
        "E?K-eCis5Ni;svDEf67N8zF_r;tuNO4H8tog$%&g+X`W&q?Yzb>#=^MUOq;NK_XfR_tu31bM^L5c7|7h?}l?&vxk7ghamn&KzQnW"
        "G%T$p?jHM(25>CrTNIIB!ZvyrxfPYuFo%Qp?z@R-7+HBA@a`dq+fnYG=$E4?k5duHi5{p><6)Na5<;&<{w&DG$FSW5U4nf%t#(`d"
        "eR!!u)e-0?Qg#gN!ExfXb?C%4uWl7;i(e@jM{&|rh>-t$w2G!(3h(zA!B-^YVV?y^Ofe<<F=hSAgXV>-seDK`Bk64dQ(b0{jzLpX"
        "<W8N1T)j`_KBWvP^)nUlCl#ADJf-g5Qeebv436`-ty8tB1v(Y*lnSuQI}ax4qqt#uuv|g__sC$sM`(!9U20qUSiQ#Zg4^4aAq&-b"
        "i;Zg5&TSgMK4o~y=H(md(>X$E9MUkXk(i??pU47{Zd0K7gmjQ$P1evfJZg`%S!NAQsq4R~+;qu%mu7mE-P84j1?$ZQev3@yJ~d`s"
        "&1V&Sh{xE4m(-R&Y~)PELhz2<1Nw|D37O4#R%3?eeT?Oq+G)7$asj8&{hLC99ueFSw+Kc*WQhEPwNxO8E)uA+SfXjbwj)M=GMvvy"
        "g2<L!D)%v){nXcW!W5O}Y@a5*$5yR6Vl=Y*!Z2T8v}&IcQMxFH`5Y_<J~dUOdB01Yg_IYv@l3O=G6a6ZMlLn${)FI2{}iVt!=^n}"
        "e(KdK5fk}|(b^prxcCL3EU6*lh>c3N2kj6F`+#&4Zn4H~2c&kLD40&u|9HaCIYZI?0oe-R1KA5?7B}{cuIp?7vbzowuB_JBW(WyG"
        "*B{t2UM0MQw@5F#zZjd4R?bt}n-cAK#O7r`#GK<|ZxH_KnlJ<j%#c0hJY-7{u=a0}ZM{p)?+(}|x=YioKl0eUu>(7#f{Z!pvY8t&"
        "-0I&JnC%9me?+M71GXH}4323xxl4Q4fVA%oqZZk+%dqKy?0cQUzF%ehMn<^a5yExErW&$VePc`O>4L1+yKGw11gQ%)7da75+s`(w"
        "&0YHJb%ic7j5OgZ@`&teUAD|6g3j4!WDJK&BY&U8bWanzUn2vPh>z;?=~8Msa+dv_g<TBnu8W7x>H#c#@5X-o<I?Y4rh|JSwA0hQ"
        "Puhe1VF;(S9|i!Y%#l_T)HzV~yBDio(x;8OGYDwF-a><gx(KO_y1#+rMjhP$2lxNc{g*c{pBwdbqlZa1@cwGk;Q8Jrsx8FCr<?Bm"
        ";g_FG8*gpe+JbBMT7xqMxbN&kZ#H}LFgn3d+`bJ~x29Jc_3YaI;{I>l|3B{k(ftS4r&H+D)5F=O<rNc8>h|)v5pH;_(D?FXAN;$E"
        "*`(m%=5Er;-1qlZMdIJBR_Fajz54IIXW*Nkwa)}@U%wtUYH+hQ+F2Xytc`ZAEEx!pAua0cI%F1+`QY8bAMXFfr|WMk{Qe&VZkW6",
    ),
    "script": (
        [
            "latin",
            "nil",
            "phonetic",
            "greek",
            "coptic",
            "cyrillic",
            "armenian",
            "hebrew",
            "arabic",
            "syriac",
            "thaana",
            "nko",
            "samaritan",
            "mandaic",
            "devanagari",
            "bengali",
            "gurmukhi",
            "gujarati",
            "oriya",
            "tamil",
            "telugu",
            "kannada",
            "malayalam",
            "sinhala",
            "thai",
            "lao",
            "tibetan",
            "burmese",
            "georgian",
            "hangul",
            "ethiopic",
            "cherokee",
            "canadian-aboriginal",
            "ogham",
            "runic",
            "tagalog",
            "hanunoo",
            "buhid",
            "tagbanwa",
            "khmer",
            "mongolian",
            "limbu",
            "tai-le",
            "tai-lue",
            "buginese",
            "tai-tham",
            "balinese",
            "sundanese",
            "batak",
            "lepcha",
            "ol-chiki",
            "vedic",
            "symbol",
            "emoji",
            "braille",
            "glagolitic",
            "tifinagh",
            "han",
            "ideographic-description",
            "cjk-misc",
            "kana",
            "bopomofo",
            "kanbun",
            "yi",
            "lisu",
            "vai",
            "bamum",
            "syloti-nagri",
            "north-indic-number",
            "phags-pa",
            "saurashtra",
            "kayah-li",
            "rejang",
            "javanese",
            "cham",
            "tai-viet",
            "meetei-mayek",
            "vertical-form",
            "linear-b",
            "aegean-number",
            "ancient-greek-number",
            "ancient-symbol",
            "phaistos-disc",
            "lycian",
            "carian",
            "old-italic",
            "gothic",
            "old-permic",
            "ugaritic",
            "old-persian",
            "deseret",
            "shavian",
            "osmanya",
            "osage",
            "elbasan",
            "caucasian-albanian",
            "vithkuqi",
            "linear-a",
            "cypriot-syllabary",
            "aramaic",
            "palmyrene",
            "nabataean",
            "hatran",
            "phoenician",
            "lydian",
            "meroitic",
            "kharoshthi",
            "old-south-arabian",
            "old-north-arabian",
            "manichaean",
            "avestan",
            "inscriptional-parthian",
            "inscriptional-pahlavi",
            "psalter-pahlavi",
            "old-turkic",
            "old-hungarian",
            "hanifi-rohingya",
            "rumi-number",
            "yezidi",
            "old-sogdian",
            "sogdian",
            "old-uyghur",
            "chorasmian",
            "elymaic",
            "brahmi",
            "kaithi",
            "sora-sompeng",
            "chakma",
            "mahajani",
            "sharada",
            "sinhala-archaic-number",
            "khojki",
            "multani",
            "khudawadi",
            "grantha",
            "newa",
            "tirhuta",
            "siddham",
            "modi",
            "takri",
            "ahom",
            "dogra",
            "warang-citi",
            "dives-akuru",
            "nandinagari",
            "zanabazar-square",
            "soyombo",
            "pau-cin-hau",
            "bhaiksuki",
            "marchen",
            "masaram-gondi",
            "gunjala-gondi",
            "makasar",
            "cuneiform",
            "cuneiform-numbers-and-punctuation",
            "cypro-minoan",
            "egyptian",
            "anatolian",
            "mro",
            "tangsa",
            "bassa-vah",
            "pahawh-hmong",
            "medefaidrin",
            "miao",
            "tangut",
            "tangut-components",
            "khitan-small-script",
            "nushu",
            "duployan-shorthand",
            "znamenny-musical-notation",
            "byzantine-musical-symbol",
            "musical-symbol",
            "ancient-greek-musical-notation",
            "mayan-numeral",
            "tai-xuan-jing-symbol",
            "counting-rod-numeral",
            "mathematical",
            "sutton-sign-writing",
            "nyiakeng-puachue-hmong",
            "toto",
            "wancho",
            "mende-kikakui",
            "adlam",
            "indic-siyaq-number",
            "ottoman-siyaq-number",
            "mahjong-tile",
            "domino-tile",
            "playing-cards",
            "chess-symbol",
        ],
        "c-n1NY0|1N5WGr`KsLbKMnrKzQBhG(|E4=SlwZ9cPBqEwnZ+U%#vhV3lYmu`oN<GoxJusmG6l01(4}bVE|s{ej1Q?cRY(itYC(3D"
        "md1{$0a<~xqHG~TwFyO9L;VJ%1KEP?K=vR9kRId+asnAZ&L9_<xth?W5vFhWyqo5b9{8Nhc1%yP^}^R%fGt1}i*+ELp#>8rVHRg?"
        "BrV~ytso^V!dHVV;B7&MCFK~9Wkj~+`5J=Jz#V941lbLsL&6GEPm(P0(RSwOlHD2y7|(z_^*|QLDOzupvsYx-fGfgES@()sMYYPz"
        "dZMCQ`J$p;Q8nAsv+y4mtKVBnjC%G~^hb;TJ+o&$9OmffYtgv-WN-bRJ=^@pwQxyxpDT5e8kN_|FLJ;$-Ek4|q^vmGn}w*xTOC18"
        "v^3zw>={xw7QzL0XGoo>YQT4I`irFSYF<LKi5p%yQskaJfXffwO^|s~KWlOgb#E3(ku6QhS=?NKoFWh8g1|fY3aEG>7C93rHV4sU"
        "%H05;)-|lk_exq)-c^1T@>H8WQ`9AgA}w+R%)^wMQDSpv#AdIe6n>t-1c?%HxC)1^rs)Ool93^iu7RuU2YBjQ28I}2ZUUHbTdD=x"
        "QOllJ2hyG=M`AvM8`xKbXR{n~<oWwT%JhsNx9kXH@A!UzObCyRPrAsoJIn&lSpdL$??}<^9^U(y)romuew>h*S3!%fvln%d`~tj7"
        "^~yJ7V-kEz%Aw#l;A6e{EtT$gyeDS#zK3uA2*%TFaUeaD?~+F`lw3(U_ACaVzwv-2XBog_){%!B#+-j<2yM)Te`ghVv;r{jGPpcJ"
        "yA*s5PF_C*%=QrVO#&x=sPchqfWS!!L(&bMjBqe5%qTaUnSvvfxkB2qp|+K|L)c68g%%TA%J^8Lc{({^^1_B@I^r$s6qOuy*>&9Q"
        "kpud~Vh#rx0dg$;DI!O7L^$N+mE(j0ms$!Z(*z2Mp@B{tFQ&seI|*ytFyTr%ezGXsXw<-5hX*4@Y!l;rvdPT-+xh!kN1`#jK6w&Z"
        "Hhuh5^J_?`*eK4`EXn9{Wc`?;*KEh2&&d7CH;M5(_5{f)h$XTbrB9pBaYYBD^j^P{dr8ENbHN<=4&q*?Z*LBYC=!*=bM}3PaBspL"
        "@Cl78pv64dUkZ<Ujg|Eo*HI6*zY8#<_n#F(k!s#PS6y~N?+2ir%3O3+%uCU6t+<vltJ%-;*SuFlURNYhqdF@Mw`_DJ&x@#f5H{-E"
        "at<S=SmUw2S@6GzQ7(XPde*2LCD2ke((zh1I%O*f4<(5i{~B0W0^1||za8<hVf{y9e?y(#$Dxz|RjmZ~572dbng",
    ),
    "fold": (
        [
            "0",
            "32",
            "775",
            "1",
            "-121",
            "210",
            "206",
            "205",
            "79",
            "202",
            "203",
            "207",
            "211",
            "209",
            "213",
            "214",
            "218",
            "217",
            "219",
            "2",
            "-97",
            "-56",
            "-130",
            "10795",
            "-163",
            "10792",
            "-195",
            "69",
            "71",
            "116",
            "38",
            "37",
            "64",
            "63",
            "8",
            "-30",
            "-25",
            "-15",
            "-22",
            "-54",
            "-48",
            "-60",
            "-64",
            "-7",
            "80",
            "15",
            "48",
            "7264",
            "38864",
            "-6222",
            "-6221",
            "-6212",
            "-6210",
            "-6211",
            "-6204",
            "-6180",
            "35267",
            "-3008",
            "-58",
            "-7615",
            "-8",
            "-74",
            "-9",
            "-7173",
            "-86",
            "-100",
            "-112",
            "-128",
            "-126",
            "-7517",
            "-8262",
            "28",
            "16",
            "26",
            "-10743",
            "-3814",
            "-10727",
            "-10780",
            "-10749",
            "-10783",
            "-10782",
            "-10815",
            "-35332",
            "-42280",
            "-42308",
            "-42319",
            "-42315",
            "-42305",
            "-42258",
            "-42282",
            "-42261",
            "928",
            "-42307",
            "-35384",
            "40",
            "39",
            "34",
        ],
        "c-rk)TXv%`4BZM#Knlg+-2k1ufszN1u6}g=NJ&aEJ!djKNhcph*ODxZY$VyC4g=b03K{{t&>WC}Oc)g;LY2^7PYj<Pluj=2`7iDA"
        "!}=w<;;WYtSv<h%_}#1%p{ca&L{2()xRCZbu#NsNC!1cG-|P$zeLa-TN7i8RY2B4x4&;~cee4AuozqI%`T_P;c~g5zR|8%x?d{Ch"
        "jkJxl?U!xFd%d%a_(GIOoI<SkPTq<Pv~&GlW?-Y^+|g8M>BblOAoLyl&>1E|kH2XV2!JBzD#HIv@wtu~?6?wBOoEwwNC#<gC;KUV"
        "@Vs+niPHZt>HG{Tf0Sf91OQG_O}WKnkboBtR-#yljzohP3U#9isgRKW2+5CTFg6E5&LRYUTDiza67H3K-P(koq<b#Fll}u5YbyQD"
        "uAUybi@Zm*lp!cZ1jP14HsG9yasZcAE`j5ydfd(t$QF3Rqw(W6enQ(I^6cDc?o1g}xZWNQ<rP}=x(`zbmAye?=HU0;yM0ZnIh5)n"
        "43^FTWuw`iNog9Hcw3y-C5&2%(c|b3S&>oyFzO%1>^K?CriteCnOg6RCTIP~(dw{%&@Wnk_sz%V##bgkoo1ioNA~5x(Z`^CG%DTR"
        "tBe~JMqSCMD|za9Mu@8tMuEvFF!>g@9p+rgs8V@7Qc6r*5q!$uIyzUayKC%w%~EwlaLU%e5DqLfSCT%=<f~xnf%3qV+OIKA;t+DN"
        "b7$6B7dliYq2@X`m?M5h4RR6Qy|78iB%n5kY`xP4Y6!?H8!++8>~+XohFb6&(0UXO",
    ),
    "alpha": (
        [
            "nil",
            "t",
        ],
        "c-oy<X}X(847^H?;NGywZ7|q)!^<;XPd})q#MIN^Bwv0Bnr^M7rJ4Pl{c!zH_v11=6rgT7Jh<VZ0*#<)phwv-&^u^-!G?OEtAVD0"
        "&T+tjZU!1kEck)?fkxU;(1AefLic)ZsT)*w>~*X19C?Wr3wbCFH*cuJ#xIy5T8TrJu-9E-m%rh}0<tQ+7w}Xd9a^DBEO=4#Br6MY"
        "re`X=w!^~}8&vv<WR${6)eeW@p&1@_Ml1D1hxIwx8DO7$FU|g_4ub|NNE}(?y)t3-6s>~JP09BY)DypC&Ijo00H<i+B=VLdzclFi"
        "BtMzx1){3Y8uAWwKK!AdtsLv;0DHoOpBqAtC%*=gAMx%da2<%M|7yrd6MVeQKH1n9gEiq>GRPT5b5bZ6Y|Hm61#t0!e>LH_PjU*9"
        "7vVS$YV~((vyhNm%23`rc$)WZ;jxoJm>M=Ggho2=$j~h*<~j(@3aut$m_ScvT?<Jv>jg@aSn|O75q!T)t~%0GUF~LA*ptcQhf+@-"
        "v<$ZTP%(hmio``tQ=%*l=H^DPkySDa&p$k<A$AAL@lI*?0E%;Zt?)tfYom$10gDUF@tR3X;H86aI#i%NDx?LT*UDKNpk#-YrqgAm"
        "HrhMq>dP0rJ+@oww)=tJ2pUUnF}aa*OL1Rd(R1Yu)B>}NoJzv&2FQyEuGZ?`>B=7UG3b{W<?U#Ly1r#=1B_eUC<dO}xGpRv0L)aQ"
        ">oy;{U7&UDe%h@XsPb)}wm~k(Ik;;;a%1Kq?k6fanW@H2K-U3PS|$_qLG5!nC%hNYMFXB=SU#rSo`$eBDoRQI`CIzn@vu>}pD6_s"
        "0Wxx;c{4EhEqNkwz3?4u&(dmS?MlLuLiU^VlTFA$zw7vv>%#`#Z-GjWG#Q(~*!Ht9#|?S}(^WHnqCDp@Zc8!R32ikXlCBr{JD8dF"
        "TbAU98rhh4_9*6xI5lA``a8sMg}!psj_;tCcHWjkP*FB9odUxcfE92S)>O(w<f5yg_EBAsF}an1RLb9r7o67Xnp$oRevN5(pN8`w"
        "UU~}e01a|*yavHVDv2#QE+a&_hg|t)=9aV6f*U@#NWuCh#V?>cqv#s@#dELGb5AWz;i{FP<B&JVPWf^N-WwG4#BJclsEJe<vx#C+"
        "R8)*x{(Bfldxhzew4Rz>fB9V$T^y+gR?z3fGf=@p)01nw?pT<?RcqG~ELFr^uc++vie%@QytL|#qan|n9)7g5XHQ|)gnm$jdW2uk"
        "-B9c@_*jP>B9~`IuSw~4T6&sq529ANXE*Wm?h8n+s5d_Wkxm1Cz>KGEa&P&PD81c@nt;eXV?4}|T=Si8M#0HPpL82`A8vnd9vHt}"
        "Bl-`c8e^(b<&GF6;$K{_l#%T(_F|K8p2zllA-d~;w}S>Zt>R-_jT&zqZjSKrORM%+=#S$F`o<px9ZvTUoYMGXpx0`4C!?Jid^`b<"
        "Z_T-B?fGCeaq>&Yz6Bx4bHZ&Es`Dk^a7xbJh6+$e9l}pVC8u?mDCwoC5T23a%!RiMKz16Z8o|n0#Cr)*2pADkZgwskb_T3_F*!u}"
        "+=_n1QGC7bfw()4`Z*r{H$!Wujfl<x5R&y>)VPJcf+uR+=X!s*nr5~H&9}8ni%`5)n$6;!;=%tptYa5}Zw(vD-sLPy%){0jnl^}n"
        "4&xR79q7&s7;*F3(;tEYd>523H^_?-3e?#m?c@IzAM;noPyFkvO;s4HL~kx`3$x*B%1AQf_ITIS;pdEnv-w~7x9_6R`lRT{5noYe"
        ">EzatZj$)76L=Loac#_fmTOviY6b=*TC3UnB=qJh**g-GI5CrCrW*iot{uY5)@Ms+z9#;Pa<{IG3^(!bHvZza6Mn=0chsJ<SrR|!"
        "SCPY$`3I!yVI|r6c%9Jv!@NP(6gsrTR+Be<NuK+ad|qd*Qm#k6XtJ(5sWipF=^v0Oyr=",
    ),
    "alnum": (
        [
            "nil",
            "t",
        ],
        "c-oy<X?Ef~5WLD9A=->Rx3Sqw5(8lgkkgN)SLLtL&t$$gzZztz_pWZ~<@d`kxBTsXwd0S)NIynefx2$|;l>{=Xar3o-RBJ>{RCZp"
        "V8e2x>yajKbl8w-Khn@(!H?9BG|Glb4g^`x^o{2_ZlLUV;a2jTcx5f>{G&14yrB*oPcS2Ebs1>~d%ed8f5nL!vReFq71`TN_gL^3"
        "xWw(miC$^uu^WG!v4K(#;9ZThp%%sV_ZjJ`6+JOveIa%R*q6UIW`Cr^XfDnrd|ygFI58oJrtt^)eujGCm(2M9eI3$CvnBuEj<gf`"
        "jme&8@{{pj5K4VE;-?l7SeX5P^S6~}{T*OOc;fF??A^-u3Vxv;5&!*6o(G}y=MwVL3?FZ*aSc7P{FSkvIItD_oZ+_+y@E-7_3u{V"
        "TR)N0&iM10yh`Lo<IlXlnz6@i%tAsblCcJ+MIdzl4h}t-grva>N$4o&ofuw$zZXT_07W+HiMfy`(1Teg9woD0iA4;_4d3_T$`+;O"
        "%z0WerRob7-oz!-hlVHLiDxBDRKlq>NimWY)ifrg3!~4J!pSV$|K~w^*u7hhpHj6qWPPd1H9oK`d*VV579Z>*EWi%=G{7eVyqlf2"
        "oJmZNb-y$T<RyG}IndFyJv;G&E`1<(r{*oayMTL?R4E~^vExH>!FlOe?gU;J9PMQ1N*ZjDnHM~vr^RH@z`{`DhkL`BmL{*H>L-&J"
        "kgb++fUWDRM8@lkz=e7yos}}?u7A=>gRE<7Wh-1km2dmlV^@OhCFC0<YHx-v+YAE2Q~jWNlvH44Cuy>r$x5YopG8+I@MJWe7v!5v"
        "cpKo2w#a{_H=R9KtbwBxW|H)bT7KS4BYr2INQxqUfbBPqz`2&!IV>p@znydSh7$Bo&S(WSdU!vl{+qUpX_hELoOb&uiO$4<8PGo1"
        "8SypKEd#--Z4se^0D;r$C^)-BEtVaeKv|S5eD{i&ttG=M^or739Q0z}-iqs6sUoFwNiaEn4GCdmCP0d=hb7eC(-kErcR3&}<@g5?"
        "Xo1~q)JyPPnRfVW@((Wn&Ng5QFG2DQhKqub1pF;Cgxtdk@tV6yb%f#Y#AD3aFVX+QO!m}wgZ<f&kI9jDB2+jNAO_8V6^b-}`9#`h"
        "?73=TBrJIC;<frQTNG`wOk4l^F<m2=y`5-3Hy{7_Ju6)ArBSxf>!1Tvr4!d(A)h;HGZYib_Fzd7r93Xi_pQh-v3U>#r#bU1nCszB"
        "JIG!n+^qAPMCyVx;JGWXujHcY@QMhQfzz{A-767k_3cNLR@!)Vm);P31r1v1*mtDNzy!!+(MjCpzOZA<g@d$)EdGf9Q^xcHnNhEu"
        "FA}rD>MlF9tR4I`4VT~E4=zu}J7)&y1uyDJw2S|6w{vD>_vWrsNe5k+t3VlqJ~<pF<CZJ2U!N(;hJk6pk!X*ke-QJT<eiReWvpd1"
        "+zyW(9DJiVqF_Rr-ZCzn*x$uD&WurB@>b!U^F+(isrB*0ayW6Mti@=rb-QE6FFL(tH39+~h&u?Z4bq1ETrdkrgqeQPi0doC9j^)K"
        "%oUw(t_RdhnntMn>6q2=Il>`e9!aIcx?=AUMqIKdLd>7HS>I}(L$SF)z^CM2!J>s(xY}`^Z9hs-8dP=yw!B8R!tlo2jG8_@Ax}GM"
        "2b!mi__2l09&2Jp_F{F@mmC{_x*%nP`soE6x|brcOnhI^bcJX&;_T_YV>oJlW%qBqym?gMTT4A&AumQKuq+l$sPi@RZsliQGnWQ@"
        "CNR2~J7sM)oDEtfGxJZ^U`}F3EF8^??7#k>>T=D2xTH(uQZ27SnGT|429WCkOe>uOdvoVj>`Zr7ZZM-L8)SV4&z>(KkE<|?Gb2)A"
        "-XkN+#xizCfw;Q{>@@QrtiwZVWVxAV>-fW6Ec}K4->5xj%O^h3uay8K^R6`o=KY49=N!%3<A9+gELNziio;agvb@u&JVLMY=S@*B"
        "6(qZ4l{U*EV^lSA`U4NK@pk",
    ),
    "upper": (
        [
            "nil",
            "t",
        ],
        "c-rk);c~(t41N_Kfd<;rzKvF^r&H&)v%04r;eyBIU{zOlw)WQ-0!hmk2mw)wN%B=DlY<ceg&k@P<_1p&6KeMnWke5u^b0-a1tL5_"
        "WSpe=s({|NgDbuV5&wL=i(4M>4;}E(Rs10EKeEUB<yPeJ@p)BO*z4Ga)r8qE#JUf!2n&PX%>GdmPa_N3wrf;WPZFYHz)KKbEOie7"
        "E&q0_=)#G7S8Z%wU0~0<%>X$WVhYgB$mED)rW|w}G@ap@!Kv5w^|Q9(g2wLy_6}3>;}DCMis`jm7>XAq*s(OiniSguU8IuQj;(kh"
        "AX^R~6*#E$i`A6Rj=Z#Vt73P4>*<Wv|9va}==eH6be!H<`>K}O_Yr)i4Da>hr^1ZYhfe=VxXO=|cu)4l3T>tB6vzT*;2D|K-s{$d"
        "#(CzhZBXG8SYxDRBS_k7l+LC20XS-rb^",
    ),
    "lower": (
        [
            "nil",
            "t",
        ],
        "c-rk);ZlPz41Se80u2Sq-Uh}%JsnP+IG^5zOSxRG9Ge?+_4xIrX`35K`XyPkj#luxR;#@g)Qc4q3W*h36f7D-6)?sldbrRo1nLhs"
        "b035s6OSI)K1|rvBX-q<J{9}d@ITC$XK|qK;#@Q=9^9Y$g!}189DwDOFJ6g=Kd^P?$q#2QW%*l>UJuNdjd%z#Mm=89bl@ON$1{g4"
        "@jQ{?6B`sZca&Ut;6>w_q!0hl55ZxDLQfN>&&`a2iO=>~J1S})t(0T2X$1!~Zk;Y3U2q0W1TKELJ?7NTq|_c5S{tS>PiTkS`7M!*"
        "wBwLhhC;MW8`|HB_PTNv*0n8P78`bPSG$p}-pjTio+wAM$1awnxGOYb&67oehfQ|fcc7p8bn9{G?T_cE(6IPrYpgx<A<Xc9N_pXZ"
        "J;IH$K)(-9jVS;rzIpf{Dn9m?aCD6O;}P1&A6Sy1nlR%tL-mPgaSKXh`3`M%5lO8<j~&<156V5TV*",
    ),
    "graph": (
        [
            "nil",
            "t",
        ],
        "c-oy<X_})p5WUJAp(P<1<~A6E_jY@0x99YsD)pGx_2EpCUlKyp`fB6t=i863pW#P5j+^JW*)PUT95-cLt8ta*Fs{MYy{$_eglJ!c"
        "-ZlwucH^cVHy5KNG?zkiiyJ5VB;LkNFDLJywzAD&cdvK>0me0t>!&@77)6*s!Wy(~J=!^Il*YBP_l>(>ne@S=kM>=*_a9E(LigtQ"
        "#hH~A%I^DQ^2z&!$rI>#Gp;T1Z*0Z$EB=tbb@vm=Gmu?6<F|14|72g!&)YW{-Son~ThlL+eG~Do>^VAwMmkSq$IkfV89LCr*eXyw"
        "7{FFe?{{0*q*rkC79<zjH4?wp?j2vyZ)fcHiccYamGiHhuV(ZJgF66#q1f5I-<si04scLxL4ZZLvtw!#v?Ty^^8RQaND>HP#--WT"
        "lRHPU$nLz531ISv(0#+jH)9zRp9IP`D+rUfL_L$f?Z#Q$=gJ9L*&TfS%MT$-ICzSmwt1M%&j3MB`CHb_mGY;C#fEU#m{A+c?A;7b"
        "qMd7vfK>~v6K_xs3s~xDF^nXQ7{rPk913|-N<^sb28b_l^9&Q*jONV_mQE~KLU~I7L_~gALd6<6{$#HPTsg5WAYZd`{oR>*s)RVG"
        "om>41Cx(r~9y?K<cdpbl=8~Jo|I!6aXBRF6>SO>MXiX0@_f|ysFm(@F)jNWkGXH>gn-_r*_LQ1>g4n{9i2u5#t+gpgO$s@&L>8o-"
        "O=Fb>Do+s+Kk;g+P)NP8Ln?v+kB1K+VQ0cOqQzc#p)<(uMsY4*ozTrB!lYWJMr70`Zvhkq`FF%=p+={oq%jH9yDX;)o-EW`!XdA7"
        "ZcwmSurG&reS~G+5wV&c4sW96;t9^O3CLufSs;_6@=THDHHjnFVh{9vVT%Z~<gGcPaN*ifR;-9gy7<<rHKWd1gnKQvOiQ)5v-7j#"
        "94T<4xkT`p2GbwSjmC<)b?rh?Wz>|XLLM!w6Kp-0Ln{=i#z2xe8Qo!D6km}fh_$NT`Sf?~n>JIcyEYJZE+P4zZuw8|KLt4NCh5^E"
        "SsON|rl4>a@x^HrH)_|=A-$kM(rR9VMCaU+Eo73VKP0GdMI2UE^rqp3KdoIAyb)3=>fRcl^a_|Js&Nf~oQTAQVgrqRXGV;oPgFT~"
        "fcgrX1yE9(0Cl0-I$1Pvqg}rFSFRj^<7mj*n@t;Joo`SJ5A$H4xo5$6+E9O3!vad|L__1!Zv1xb?M3Iqz(P?ENVVWv{f{XmaIz$S"
        "`tCo&8PwEj?;yyId!l$}7z*j?2#-%4f#iemWfp+=64^WSzUW%U@BT&ydcVp%lk+qz3wq<y5L3I+qIOE(-KYsjDzhgOXsOG&uu{rv"
        "1yC-Q-1j%suC$c59?ln<f##f|I7l;Pp&^qN${LZ=TyVo7Kv^FRr8&_!s}U}WeCX65o=b^bDVk*+eS+$JvFo=B$&@N#vKBqcyWn@Y"
        "8RJjFmrk<{9Tf8gN>0nYaqAF^xl@waPDyF|C*0yxP7d@FKr<RtK+9E~*Ji`#R0>3-^5B07-XXPGq_Mcz&|i?H&PP|3=NC=JiE>~|"
        "Figii;|lpj+nk_<;0{9|1aps`Q%qB}G?T=^zSpiy0g5pt{F?cn;{W3Ws%gP@KQ}jA)$YR8<)-X@AmLtv!MO&d-PXXDDXra42A9IU"
        "*v5^5oVW59cMx39@!zC=7|jiG3d-H{L`18ZwndqMyEZ4<(N<LFz~yj5J%|cIjj^8SUVNCklHNKwcpxhD=it@Al>R{fPpkjVhe7p1"
        "zLuPnNsdhCVQmZ+Tb^Iz)gU~$nSS6@CRndDTkkE8u9!&U=Ba}CxM18_8#oY>8fP63<vel^{JeL$cIp=HzK>9VcLc%A#nJ58P$9rS"
        "+Cr(WScKJdzxwveIKbprN#u{`$vUgFSeY&by<)Y7N%BQfV(jJhpnlGp;%~xZ=!UbYen(%D#L`7Ol)mV&*6;hN8<g!|HI}uZ",
    ),
    "print": (
        [
            "nil",
            "t",
        ],
        "c-oy<X_})p5WUJAp(P<1<~A6Ecf0Mj+wD1hs7gKNb$vLK<d=jHwZ7VT`}y|c@iY90r*ZQ&Zua%KiQ}e>Yc;NmaSh`dY~9<s#6gJm"
        "Md)pl@Mbq|>Tz>5T0(OvG`F~Mwol@1-1KsC0=1QG2D|%#7Z6}v^SFN6vxrfI2_%Fjknd>ctWg@*%HB8ber3`JlRnya+1|f9bqn2_"
        ";}>UERw%pglgTIV7bZ`j=gqjb#J{l>&#(AH{?^@3B+o#0>5SjP-T#w)JwI>XWOUOD`)*CYNcK&{zq04(5E|(`ksUkZlV|8a?_#S!"
        "@n8U3IlWJ|u1T-p=q*StwreDQt=&7mpx@5e?-idy{3_>PIbY4_5e9bv07J2hd%rcqogLty*n$9yaA(KVCTL3l=;Zy;K9D33!i-C^"
        "t!H<RWRcx@Arrvln&#ec@y%F<#3zCB%?iTgEm6;;Z@Y08_qlRHR(1zp|MEk~5)Pi?r)?f)^9w-GQ~uT{Iv^Z2gtx|w*;q#JX7Ca1"
        "JRZrKh1Q8DD2D|s^t9MTaz^Z7MeYrSJSe3h)OG{Jm$-R>>Nlf#vxB7*3l>n`0{n=G4@;<6Be$RJ)qpE!)&=BiR<6H06HgTo2eosj"
        "U*Wv4ahPN0$@9*Y7(`sWkzJ!zSb#Pezy?~=!_2xBR_~_PL92F0P*NuE@M7}<_+d|}rza>aTnYHEYm!iVQtDA?2?(<w>cR;6z!exR"
        "enQNt0wJ}=4ygtRI3C{N@tq0Zh!%U{h032#MsY45ozbl%!k${DMg-I*Zvo^4;djJip+=^nq%aB8yDX*(o~;#X32(g4xj{i)!M+^I"
        "^%0gi!LFJH4sW96;t9^O3CL8PSs;_6@=OutHHjnFVh{9nVT(w!<gB@%aADd})~kp~y870sHKWd1gnKErOiQ)3v-6AN94SDfxkT`p"
        "2GbwSi^ht&b?rh?Wz^KBLLM!1CD?i}hgK*;je#U{(z(OFD6S$&5NlPv^Xc!}Hf^R>c5NW+T;lOP+wz~@e+qC;Ch5^ESsON|qF*>?"
        "eQ~<PjoLMANH1uBv|867(K)wd3z=l;4+&~a3>Jr#6}M?P;ZJK<?QVpWin_A~DE$CT6V<W?Ku$#BO0j{)y)z?5(I={$J3xJf%>pQ?"
        "O@O*k4V^5SxREa3{3}<Ez;QHW?aihQvd%ZCg@<`C&|I@%JZ-4|t6>2pcBY|lX*Yhm_V%K)VPK(n2c%kXt^UW95ja_rKYe$f;S6e8"
        "wMP(S$30QJGYo}vb%e*K$}jmKe3=CxzC`v8y)C+v@w>m#f!?k%&*VG}!-C$pG{n?ybf}%ucQ;A`lFIDK1X}85uB?>uS^<=cCHM6W"
        "wIwa(t%vi4W}rEzC=Sw0S!l?lg|bHEG#A|P2T;~WLupPlu4;sfBJVmCi04uwSBhp?N1LE}U+wzsN;0KNn5;#QauWOwH)H%s_|j>$"
        "p@U++K*?#j2W}l=F;_}5+bJn+^MqTR%E^I-e9dT30WDW`S(^=?Qz;OU%7gzEc!$(#k;dX;Lw`AzI{$pAJilo2O_T#$f?+!D8CS?J"
        "+U5i;1a}w$A((sgoMM`)rP(76_Pusx3Q&wA;n&Rn691njP)!TI`?<N{sdg7WTyDzl2NCWy7>sLB+HDPdnbO+*Y;Y;ui*4Mf$9XG%"
        "aR<Tm9REe?htb?1r=Z+D&qTDEX<L*DxNCEw9c@K*4qOg5)PtxX)EMiD?$w8>E9tG1g9o2Ne+FI+M(Gdq|Frt=d>B+O<ZH=EndHcH"
        "9@fTSvE?~6ei(!YH?t3%$^`3`X6wD>(G?SE+&onfAJ@(#S{pbJk{V|n58pgm5B$7$xpwLn?!J#ufOiDJ%*D~{*ia$BKiER4u2_WC"
        "biexcOE|#fACkx)&$D$_X|Xb03VOwA4U^=nq{P_E>p}gTHO1eA$IuNIQ~i#<B#EVqb|`((VXfcyQ#UBvzW|gCuMz",
    ),
    "blank": (
        [
            "nil",
            "t",
        ],
        "c-k|tGElIzGE^`G(z#IDI19=!NrJHq%RsCo5X%52lmt_5Yyx2c0BA-J-T",
    ),
}
